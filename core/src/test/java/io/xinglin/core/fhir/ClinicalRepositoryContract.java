package io.xinglin.core.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.casefile.CaseSamples;
import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.casefile.FinalCase;
import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.report.ReportStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link ClinicalRepository} promises; each adapter's test implements the two methods. */
@Tag("REQ-FHIR-02")
public interface ClinicalRepositoryContract {
    ClinicalRepository testee();

    Holdings holdings();

    /** What a repository holds, for the eyes of the contract. */
    interface Holdings {
        /** Versions of resources ever written: stays as it is when nothing changes. */
        long writes();

        Optional<StoredPatient> patient(PatientIdentifier identifier);

        Optional<StoredReport> report(String reportId);

        /** The patient of an order. */
        Optional<PatientIdentifier> orderedFor(String accession);

        /** The words of the facts of a note that stand. */
        Set<String> facts(String noteId);

        /** The words of the facts of a note that were entered in error. */
        Set<String> withdrawn(String noteId);

        /** Who made a correction. */
        Optional<String> correctedBy(String correctionId);

        /** The group published for the case of a note. */
        Optional<String> group(String noteId, String ruleset);

        /** The codes that stand confirmed for an encounter, the principal diagnosis first. */
        List<String> diagnoses(String visitNumber);

        boolean audited(String entryId);
    }

    /** A patient as stored. */
    record StoredPatient(String name, boolean active, Optional<PatientIdentifier> replacedBy) {}

    /** A report as stored. */
    record StoredReport(ReportStatus status, String conclusion, int findings, Optional<String> accession) {}

    private static String fresh(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    default void savePatientShouldKeepOnePatientAndFollowItsChanges() {
        var patient = ClinicalSamples.patient(fresh("P"));
        testee().savePatient(patient);
        testee().savePatient(new Patient(patient.identifier(), "张无忌", Sex.MALE, patient.birthDate()));
        assertThat(holdings().patient(patient.identifier())).contains(new StoredPatient("张无忌", true, Optional.empty()));
    }

    @Test
    default void savePatientShouldChangeNothingWhenRepeated() {
        var patient = ClinicalSamples.patient(fresh("P"));
        testee().savePatient(patient);
        long before = holdings().writes();
        testee().savePatient(patient);
        assertThat(holdings().writes()).isEqualTo(before);
    }

    @Test
    default void mergePatientsShouldPointTheObsoleteOneAtTheSurvivingOne() {
        var surviving = ClinicalSamples.patient(fresh("S"));
        var obsolete = ClinicalSamples.patient(fresh("O"));
        testee().savePatient(surviving);
        testee().savePatient(obsolete);
        testee().mergePatients(surviving.identifier(), obsolete.identifier());
        long before = holdings().writes();
        testee().mergePatients(surviving.identifier(), obsolete.identifier());
        testee().savePatient(obsolete);
        assertThat(holdings().writes()).isEqualTo(before);
        assertThat(holdings().patient(obsolete.identifier()))
                .contains(new StoredPatient(obsolete.name(), false, Optional.of(surviving.identifier())));
        assertThat(holdings().patient(surviving.identifier()))
                .contains(new StoredPatient(surviving.name(), true, Optional.empty()));
    }

    @Test
    default void mergePatientsShouldAcceptPatientsItHasNotSeen() {
        var surviving = ClinicalSamples.identifier(fresh("S"));
        var obsolete = ClinicalSamples.identifier(fresh("O"));
        testee().mergePatients(surviving, obsolete);
        assertThat(holdings().patient(obsolete).orElseThrow().replacedBy()).contains(surviving);
    }

    @Test
    default void saveOrderShouldBringItsPatientAndChangeNothingWhenRepeated() {
        var order = ClinicalSamples.order(fresh("A"), ClinicalSamples.patient(fresh("P")));
        testee().saveOrder(order);
        long before = holdings().writes();
        testee().saveOrder(order);
        assertThat(holdings().writes()).isEqualTo(before);
        assertThat(holdings().orderedFor(order.accession().value()))
                .contains(order.patient().identifier());
    }

    @Test
    default void saveReportShouldBeTiedToItsOrderAndChangeNothingWhenRepeated() {
        var order = ClinicalSamples.order(fresh("A"), ClinicalSamples.patient(fresh("P")));
        var report = ClinicalSamples.report(fresh("R"), order, 1, ReportStatus.PRELIMINARY, "考虑颅内出血。");
        testee().saveReport(report);
        long before = holdings().writes();
        testee().saveReport(report);
        assertThat(holdings().writes()).isEqualTo(before);
        assertThat(holdings().report(report.id()))
                .contains(new StoredReport(
                        ReportStatus.PRELIMINARY,
                        "考虑颅内出血。",
                        2,
                        Optional.of(order.accession().value())));
    }

    @Test
    default void saveReportShouldNeverLetAnOlderVersionOverwriteANewerOne() {
        var order = ClinicalSamples.order(fresh("A"), ClinicalSamples.patient(fresh("P")));
        var id = fresh("R");
        testee().saveReport(ClinicalSamples.report(id, order, 2, ReportStatus.FINAL, "左侧颞叶血肿。"));
        long before = holdings().writes();
        testee().saveReport(ClinicalSamples.report(id, order, 1, ReportStatus.PRELIMINARY, "草稿"));
        assertThat(holdings().writes()).isEqualTo(before);
        assertThat(holdings().report(id).orElseThrow().status()).isEqualTo(ReportStatus.FINAL);
        testee().saveReport(ClinicalSamples.report(id, order, 3, ReportStatus.CORRECTED, "更正：右侧。"));
        assertThat(holdings().report(id).orElseThrow().conclusion()).isEqualTo("更正：右侧。");
    }

    @Test
    default void saveNoteShouldReplaceTheFactsOfAnEarlierText() {
        var patient = ClinicalSamples.patient(fresh("P"));
        var id = fresh("N");
        var first = ClinicalSamples.note(id, patient, "发热2天，无咳嗽。");
        var facts = CorrectedFacts.of(ClinicalSamples.facts(
                first,
                List.of(
                        ClinicalSamples.Said.of("发热", MentionType.SYMPTOM, Assertion.PRESENT),
                        ClinicalSamples.Said.of("咳嗽", MentionType.SYMPTOM, Assertion.ABSENT))));
        testee().saveNote(first, facts);
        long before = holdings().writes();
        testee().saveNote(first, facts);
        assertThat(holdings().writes()).isEqualTo(before);
        assertThat(holdings().facts(id)).containsExactlyInAnyOrder("发热", "咳嗽");

        var corrected = ClinicalSamples.note(id, patient, "头痛2天，无咳嗽。");
        testee().saveNote(
                        corrected,
                        CorrectedFacts.of(ClinicalSamples.facts(
                                corrected,
                                List.of(
                                        ClinicalSamples.Said.of("头痛", MentionType.SYMPTOM, Assertion.PRESENT),
                                        ClinicalSamples.Said.of("咳嗽", MentionType.DISEASE, Assertion.ABSENT)))));
        assertThat(holdings().facts(id)).containsExactlyInAnyOrder("头痛", "咳嗽");
    }

    @Test
    @Tag("REQ-NLP-43")
    default void saveNoteShouldShowTheFactsAsPeopleCorrectedThem() {
        var note = ClinicalSamples.note(fresh("N"), ClinicalSamples.patient(fresh("P")), "发热2天，无咳嗽，胸闷。");
        var found = ClinicalSamples.facts(
                note,
                List.of(
                        ClinicalSamples.Said.of("发热", MentionType.SYMPTOM, Assertion.PRESENT),
                        ClinicalSamples.Said.of("咳嗽", MentionType.SYMPTOM, Assertion.ABSENT)));
        testee().saveNote(note, CorrectedFacts.of(found));
        assertThat(holdings().withdrawn(note.id())).isEmpty();

        var corrected = ClinicalSamples.corrected(
                note,
                found,
                List.of(
                        new Change.Delete(ClinicalSamples.span(note, "发热"), MentionType.SYMPTOM),
                        new Change.Add(ClinicalSamples.span(note, "胸闷"), MentionType.SYMPTOM, Assertion.PRESENT)));
        testee().saveNote(note, corrected);
        long before = holdings().writes();
        testee().saveNote(note, corrected);
        assertThat(holdings().writes()).isEqualTo(before);
        assertThat(holdings().facts(note.id())).containsExactlyInAnyOrder("咳嗽", "胸闷");
        assertThat(holdings().withdrawn(note.id())).containsExactly("发热");
        assertThat(corrected.traces())
                .allSatisfy(trace -> assertThat(
                                holdings().correctedBy(trace.correction().id()))
                        .contains(trace.correction().by()));
    }

    @Test
    @Tag("REQ-NLP-43")
    default void saveNoteShouldReplaceCorrectedFactsByThoseOfANewText() {
        var patient = ClinicalSamples.patient(fresh("P"));
        var note = ClinicalSamples.note(fresh("N"), patient, "发热2天，无咳嗽。");
        var found = ClinicalSamples.facts(
                note, List.of(ClinicalSamples.Said.of("发热", MentionType.SYMPTOM, Assertion.PRESENT)));
        testee().saveNote(
                        note,
                        ClinicalSamples.corrected(
                                note,
                                found,
                                List.of(
                                        new Change.Delete(ClinicalSamples.span(note, "发热"), MentionType.SYMPTOM),
                                        new Change.Add(
                                                ClinicalSamples.span(note, "咳嗽"),
                                                MentionType.SYMPTOM,
                                                Assertion.ABSENT))));

        var other = ClinicalSamples.note(note.id(), patient, "今日头痛。");
        testee().saveNote(
                        other,
                        CorrectedFacts.of(ClinicalSamples.facts(
                                other,
                                List.of(ClinicalSamples.Said.of("头痛", MentionType.SYMPTOM, Assertion.PRESENT)))));
        assertThat(holdings().facts(note.id())).containsExactly("头痛");
        assertThat(holdings().withdrawn(note.id())).isEmpty();
    }

    @Test
    default void saveCaseShouldKeepOneGroupOfACaseAndARuleSet() {
        var note = ClinicalSamples.note(fresh("N"), ClinicalSamples.patient(fresh("P")), "出院诊断：急性阑尾炎。");
        var closed = CaseSamples.closed(note);
        testee().saveCase(closed);
        long before = holdings().writes();
        testee().saveCase(closed);
        assertThat(holdings().writes()).isEqualTo(before);
        assertThat(holdings().group(note.id(), closed.ruleset())).contains("GD25");
        assertThat(holdings().group(note.id(), "another")).isEmpty();
    }

    @Test
    @Tag("REQ-DRG-14")
    default void saveCaseShouldRankTheDiagnosesOfTheEncounterAsLastClosed() {
        var note = ClinicalSamples.note(fresh("N"), ClinicalSamples.patient(fresh("P")), "出院诊断：急性阑尾炎。");
        var closed = CaseSamples.closed(note);
        testee().saveCase(closed);
        assertThat(holdings().diagnoses(note.visitNumber())).containsExactly("K35.900", "I10.x00");

        var again = new CodedCase(
                closed.coded().stay(),
                List.of(
                        CodedItem.added(CaseSamples.HYPERTENSION),
                        CodedItem.added(CaseSamples.diagnosis("J18.900", "肺炎"))),
                List.of(),
                List.of());
        testee().saveCase(new FinalCase(
                note, again, closed.grouping(), closed.ruleset(), "", null, "coder", closed.at()));
        assertThat(holdings().diagnoses(note.visitNumber())).containsExactly("I10.x00", "J18.900");
    }

    @Test
    default void saveAuditShouldKeepAnEntryOnce() {
        var id = fresh("E");
        testee().saveAudit(ClinicalSamples.audit(id));
        long before = holdings().writes();
        testee().saveAudit(ClinicalSamples.audit(id));
        assertThat(holdings().writes()).isEqualTo(before);
        assertThat(holdings().audited(id)).isTrue();
    }
}
