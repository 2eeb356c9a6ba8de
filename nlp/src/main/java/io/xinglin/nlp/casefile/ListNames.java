package io.xinglin.nlp.casefile;

import io.xinglin.core.coding.CodeChoice;
import io.xinglin.core.coding.CodedText;
import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.coding.DiagnosisCoder;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.concept.InsuranceDiagnoses;
import io.xinglin.nlp.text.FoldedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Codes by the lists' own names and nothing else. Immutable. */
public final class ListNames implements DiagnosisCoder {
    private final Map<String, Code> operations = new HashMap<>();

    public ListNames() {
        for (Code code : InsuranceCodes.load().under(CodeSystem.ICD_9_CM_3_CHS, "")) {
            operations.putIfAbsent(key(code.zh()), code);
        }
    }

    private static String key(String name) {
        return FoldedText.of(name).folded().replaceAll("\\s", "");
    }

    @Override
    public CodedText diagnoses(String text) {
        return coded(
                text,
                InsuranceDiagnoses.shipped().codes(text).stream().findFirst().orElse(null));
    }

    @Override
    public CodedText operations(String text) {
        return coded(text, operations.get(key(text)));
    }

    private static CodedText coded(String text, Code code) {
        return code == null || text.isEmpty()
                ? CodedText.NONE
                : new CodedText(
                        List.of(new CodeChoice(code, null, 1, CodingReason.EXACT, 0, text.length(), Assertion.PRESENT)),
                        List.of());
    }
}
