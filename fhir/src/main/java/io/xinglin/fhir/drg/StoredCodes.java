package io.xinglin.fhir.drg;

import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.fhir.mapping.CodedDiagnoses;
import io.xinglin.fhir.repository.FhirStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;
import org.hl7.fhir.r4.model.Procedure;

/**
 * The diagnosis and operation codes of a stored encounter. {@code Encounter.diagnosis} says which diagnoses count and by
 * {@code rank} which is the principal one; of those a coder has confirmed here, only they. Where it is empty, the Conditions of the
 * encounter count in the order they were recorded. Operations are the completed Procedures by the time they were performed. Safe for use by many threads.
 */
final class StoredCodes {
    /** Roles (HL7 diagnosis-role) of what was thought before the end of the stay. */
    private static final Set<String> BEFORE_THE_END = Set.of("AD", "CC", "pre-op");

    private static final Set<String> NOT_SO = Set.of("refuted", "entered-in-error", "unconfirmed");

    private final FhirStore store;

    StoredCodes(FhirStore store) {
        this.store = store;
    }

    List<String> diagnoses(Encounter encounter, List<String> warnings) {
        List<Condition> conditions = counting(ranked(encounter));
        if (conditions.isEmpty()) {
            conditions =
                    store.ofEncounter(Condition.class, encounter.getIdElement().getIdPart());
            if (conditions.stream().filter(StoredCodes::isSo).count() > 1) {
                warnings.add("就诊未排列诊断顺序（Encounter.diagnosis.rank），以最先记录的诊断为主要诊断");
            }
        }
        return conditions.stream()
                .filter(StoredCodes::isSo)
                .map(condition -> code(condition.getCode(), CodeSystem.ICD_10_CHS, "icd-10", warnings))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Once a coder has confirmed diagnoses, those alone count. */
    private static List<Condition> counting(List<Condition> ranked) {
        List<Condition> coded = ranked.stream().filter(CodedDiagnoses::isCoded).toList();
        return coded.isEmpty() ? ranked : coded;
    }

    private List<Condition> ranked(Encounter encounter) {
        return encounter.getDiagnosis().stream()
                .filter(diagnosis -> diagnosis.getUse().getCoding().stream()
                        .noneMatch(use -> BEFORE_THE_END.contains(use.getCode())))
                .sorted(Comparator.comparingInt(StoredCodes::rank))
                .map(diagnosis -> store.refer(diagnosis.getCondition()))
                .flatMap(Optional::stream)
                .filter(Condition.class::isInstance)
                .map(Condition.class::cast)
                .toList();
    }

    private static int rank(DiagnosisComponent diagnosis) {
        return diagnosis.hasRank() ? diagnosis.getRank() : Integer.MAX_VALUE;
    }

    private static boolean isSo(Condition condition) {
        return condition.getVerificationStatus().getCoding().stream()
                .noneMatch(status -> NOT_SO.contains(status.getCode()));
    }

    List<String> procedures(Encounter encounter, List<String> warnings) {
        List<Procedure> done = new ArrayList<>(
                store.ofEncounter(Procedure.class, encounter.getIdElement().getIdPart()));
        done.removeIf(procedure -> procedure.getStatus() != Procedure.ProcedureStatus.COMPLETED);
        done.sort(Comparator.comparing(StoredCodes::performed, Comparator.nullsLast(Comparator.naturalOrder())));
        return done.stream()
                .map(procedure -> code(procedure.getCode(), CodeSystem.ICD_9_CM_3_CHS, "icd-9", warnings))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Date performed(Procedure procedure) {
        if (procedure.hasPerformedDateTimeType()) {
            return procedure.getPerformedDateTimeType().getValue();
        }
        return procedure.hasPerformedPeriod() ? procedure.getPerformedPeriod().getStart() : null;
    }

    /** The insurers' code, else that of another edition, which the grouper maps. */
    private static Optional<String> code(
            CodeableConcept concept, CodeSystem insurance, String family, List<String> warnings) {
        Optional<String> found = concept.getCoding().stream()
                .filter(coding -> insurance.uri().equals(coding.getSystem()))
                .findFirst()
                .or(() -> concept.getCoding().stream()
                        .filter(coding ->
                                coding.getSystem() != null && coding.getSystem().contains(family))
                        .findFirst())
                .map(Coding::getCode);
        if (found.isEmpty()) {
            warnings.add("无" + (family.equals("icd-10") ? "诊断" : "手术操作") + "编码，未参与分组：" + concept.getText());
        }
        return found;
    }
}
