package io.xinglin.fhir.mapping;

import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.casefile.FinalCase;
import io.xinglin.core.drg.DipGroup;
import io.xinglin.core.drg.Grouping;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The group of a case as R4 Observation: the group as value, and as components everything it came about by, one a component:
 * {@code mdc}, {@code adrg}, {@code weight}, {@code path} in order, {@code mcc}, {@code cc}, {@code excluded}, {@code warning},
 * {@code dip-key}, {@code dip-score}; of a case a coder closed also its {@code diagnosis} and {@code procedure} codes, the
 * principal and the main one first. A closed case also ranks its diagnoses in its encounter ({@link CodedDiagnoses}).
 */
public final class CaseMapping {
    /**
     * A grouping with what grouped it.
     *
     * @param weights city and year; may be empty
     * @param dip may be {@code null}
     */
    public record Grouped(Grouping grouping, String ruleset, String weights, DipGroup dip) {}

    private CaseMapping() {}

    /** One Observation for a case and a rule set. */
    public static Identifier key(String caseKey, String ruleset) {
        return Systems.identifier(Systems.GROUP, caseKey + '/' + ruleset);
    }

    /** The logical id of the Provenance of a closed case. */
    public static String provenanceId(String noteId) {
        return Systems.logicalId("case", noteId);
    }

    /**
     * Adds the patient, the encounter with the case's diagnoses, the group, and the Provenance that names them and the coder.
     *
     * @param stay the record's encounter as stored; without an id one that is made; {@code null} for none: the diagnoses are told
     *     by the group's Observation alone then
     * @param former diagnoses that were confirmed for this encounter before, as stored
     */
    public static void add(TransactionDraft draft, FinalCase closed, Encounter stay, List<Condition> former) {
        var note = closed.note();
        Reference subject = draft.create(
                PatientMapping.patient(note.patient()),
                Systems.patient(note.patient().identifier()));
        List<Reference> targets = new ArrayList<>();
        Reference encounter = null;
        if (stay != null) {
            encounter = stay.hasId()
                    ? draft.change(stay)
                    : draft.update(stay.setSubject(subject), Systems.identifier(Systems.VISIT, note.visitNumber()));
            targets.add(encounter);
            targets.addAll(new CodedDiagnoses(closed, subject, encounter).add(draft, stay, former));
        }
        targets.add(group(draft, closed, subject, encounter));
        draft.put(provenance(closed, targets));
    }

    private static Reference group(TransactionDraft draft, FinalCase closed, Reference subject, Reference encounter) {
        Identifier key = key("note:" + closed.note().id(), closed.ruleset());
        Observation observation =
                observation(new Grouped(closed.grouping(), closed.ruleset(), closed.weights(), closed.dip()), key);
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.setSubject(subject).setEncounter(encounter);
        observation.setEffective(new DateTimeType(PatientMapping.date(closed.at())));
        observation.addPerformer(ReportMapping.account(closed.by()));
        observation.addDerivedFrom(document(closed));
        codes(observation, "diagnosis", closed.coded().diagnoses());
        codes(observation, "procedure", closed.coded().operations());
        return draft.update(observation, key);
    }

    private static Provenance provenance(FinalCase closed, List<Reference> targets) {
        var provenance = new Provenance();
        provenance.setId(provenanceId(closed.note().id()));
        targets.forEach(target -> provenance.addTarget(target.copy()));
        provenance.setRecorded(PatientMapping.date(closed.at()));
        provenance.setActivity(Concepts.text("病案编码"));
        provenance
                .addAgent()
                .setType(ReportMapping.participant("author", "Author"))
                .setWho(ReportMapping.account(closed.by()));
        provenance.addEntity().setRole(Provenance.ProvenanceEntityRole.SOURCE).setWhat(document(closed));
        return provenance;
    }

    static Reference document(FinalCase closed) {
        return new Reference()
                .setType("DocumentReference")
                .setIdentifier(NoteMapping.key(closed.note().id()));
    }

    private static void codes(Observation observation, String name, List<CodedItem> items) {
        items.stream()
                .filter(item -> item.code() != null)
                .forEach(item -> component(observation, name, Concepts.of(item.code())));
    }

    /** The group without whose it is, when and by whom. */
    public static Observation observation(Grouped grouped, Identifier key) {
        Grouping grouping = grouped.grouping();
        var observation = new Observation();
        observation.addIdentifier(key);
        observation.addCategory(Concepts.own("drg", "Diagnosis related group").setText("疾病诊断相关分组"));
        observation.setCode(
                Concepts.own("drg-group", "Diagnosis related group of the stay").setText("疾病诊断相关分组结果"));
        observation.setValue(group(grouped.ruleset(), grouping.drg(), grouping.name()));
        if (grouping.mdc() != null) {
            component(observation, "mdc", new StringType(grouping.mdc()));
        }
        component(observation, "adrg", new StringType(grouping.adrg()));
        if (grouping.weight() != null) {
            component(observation, "weight", new Quantity().setValue(grouping.weight()));
            component(observation, "weights", new StringType(grouped.weights()));
        }
        texts(observation, "path", grouping.path());
        texts(observation, "mcc", grouping.mcc());
        texts(observation, "cc", grouping.cc());
        texts(observation, "excluded", grouping.excluded());
        texts(observation, "warning", grouping.warnings());
        if (grouped.dip() != null) {
            component(observation, "dip-key", new StringType(grouped.dip().key()));
            if (grouped.dip().score() != null) {
                component(
                        observation,
                        "dip-score",
                        new Quantity().setValue(grouped.dip().score()));
            }
        }
        return observation;
    }

    /** A group of a rule set. */
    public static CodeableConcept group(String ruleset, String drg, String name) {
        return new CodeableConcept().setText(name).addCoding(new Coding(Systems.DRG + ruleset, drg, name));
    }

    private static void texts(Observation observation, String name, List<String> values) {
        values.forEach(value -> component(observation, name, new StringType(value)));
    }

    private static void component(Observation observation, String name, Type value) {
        observation.addComponent().setCode(Concepts.own(name, name)).setValue(value);
    }
}
