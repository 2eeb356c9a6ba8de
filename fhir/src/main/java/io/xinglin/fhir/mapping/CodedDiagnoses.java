package io.xinglin.fhir.mapping;

import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.casefile.FinalCase;
import io.xinglin.core.terminology.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * The diagnoses of a closed case as R4 Conditions that {@code Encounter.diagnosis} names as discharge diagnoses, the principal one
 * with rank 1. What others listed there stays. A diagnosis that was confirmed before and is not any more is entered-in-error. Not
 * safe for many threads.
 */
public final class CodedDiagnoses {
    private final FinalCase closed;
    private final Reference subject;
    private final Reference encounter;

    CodedDiagnoses(FinalCase closed, Reference subject, Reference encounter) {
        this.closed = closed;
        this.subject = subject;
        this.encounter = encounter;
    }

    /** Whether a coder confirmed it here. */
    public static boolean isCoded(Condition condition) {
        return condition.getIdentifier().stream().anyMatch(key -> Systems.CODED_DIAGNOSIS.equals(key.getSystem()));
    }

    /** Adds the Conditions and ranks them in {@code stay}; returns them with those that are withdrawn. */
    List<Reference> add(TransactionDraft draft, Encounter stay, List<Condition> former) {
        Map<String, Reference> now = new LinkedHashMap<>();
        for (CodedItem item : closed.coded().diagnoses()) {
            if (item.code() != null) {
                Identifier key = key(item.code());
                now.computeIfAbsent(key.getValue(), value -> draft.update(condition(item, key), key));
            }
        }
        List<Reference> all = new ArrayList<>(now.values());
        List<String> before = new ArrayList<>();
        for (Condition condition : former) {
            before.add("Condition/" + condition.getIdElement().getIdPart());
            boolean stands = condition.getIdentifier().stream()
                    .anyMatch(
                            key -> Systems.CODED_DIAGNOSIS.equals(key.getSystem()) && now.containsKey(key.getValue()));
            if (!stands) {
                all.add(draft.change(ReviewedFact.enteredInError(condition)));
            }
        }
        stay.getDiagnosis()
                .removeIf(entry -> before.contains(entry.getCondition().getReference()));
        int rank = 1;
        for (Reference condition : now.values()) {
            stay.addDiagnosis(ranked(condition, rank++));
        }
        return all;
    }

    private static DiagnosisComponent ranked(Reference condition, int rank) {
        return new DiagnosisComponent()
                .setCondition(condition.copy())
                .setUse(Concepts.hl7("diagnosis-role", "DD", "Discharge diagnosis"))
                .setRank(rank);
    }

    private Identifier key(Code code) {
        return Systems.identifier(Systems.CODED_DIAGNOSIS, closed.note().id() + ':' + code.value());
    }

    private Condition condition(CodedItem item, Identifier key) {
        var condition = new Condition();
        condition.addIdentifier(key);
        condition.setVerificationStatus(
                Concepts.hl7("condition-ver-status", item.certain() ? "confirmed" : "provisional", null));
        condition.setClinicalStatus(Concepts.hl7("condition-clinical", "active", null));
        condition.addCategory(Concepts.hl7("condition-category", "encounter-diagnosis", "Encounter Diagnosis"));
        condition.setCode(Concepts.of(item.code()));
        condition.setSubject(subject).setEncounter(encounter);
        condition.setRecordedDate(PatientMapping.date(closed.at())).setRecorder(ReportMapping.account(closed.by()));
        return item.span() == null
                ? condition
                : Evidence.attach(condition, item.span(), item.sentence(), CaseMapping.document(closed));
    }
}
