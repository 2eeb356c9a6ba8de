package io.xinglin.nlp.casefile;

import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.casefile.RecordCoder;
import io.xinglin.core.coding.DiagnosisCoder;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.note.NoteFacts;
import java.util.List;

/**
 * The case of a discharge record: diagnoses and operations as written, the principal diagnosis and the main operation by the
 * national rules, documented conditions, the stay. Immutable, safe for use by many threads.
 *
 * <pre>{@code
 * CodedCase coded = new DischargeRecordCoder(coder).code(text, engine.extract(text, Scheme.XINGLIN), known);
 * }</pre>
 */
public final class DischargeRecordCoder implements RecordCoder {
    private final WrittenDiagnoses diagnoses;
    private final WrittenOperations operations;
    private final DocumentedConditions documented;
    private final PrincipalChoice principal;
    private final MainOperation main;

    public DischargeRecordCoder(DiagnosisCoder coder) {
        OperationSites sites = new OperationSites();
        this.diagnoses = new WrittenDiagnoses(coder);
        this.operations = new WrittenOperations(coder);
        this.documented = new DocumentedConditions(coder);
        this.principal = new PrincipalChoice(sites);
        this.main = new MainOperation(sites);
    }

    @Override
    public CodedCase code(String text, NoteFacts facts, InpatientCase known) {
        RecordText record = new RecordText(text, facts);
        List<CodedItem> done = operations.read(record, facts);
        List<CodedItem> ordered = principal.order(diagnoses.read(record), done, record);
        return new CodedCase(
                StayText.complete(record, facts, known),
                ordered,
                main.order(done, ordered),
                documented.read(record, facts, ordered));
    }
}
