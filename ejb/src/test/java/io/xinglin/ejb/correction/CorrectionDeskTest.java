package io.xinglin.ejb.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.correction.CorrectionDesk;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.Span;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.world.MemoryRepository;
import io.xinglin.ejb.world.WorldTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-41")
class CorrectionDeskTest extends WorldTest {
    private static final String TEXT = "发热17小时，无咳嗽。";
    private static final Span FEVER = new Span(0, 2);
    private static final Span COUGH = new Span(8, 10);

    @BeforeEach
    void aNoteIsKept() {
        submit(TEXT);
    }

    private void submit(String text) {
        var patient = new Patient(new PatientIdentifier("P1", AssigningAuthority.HOSPITAL), "", Sex.UNKNOWN, null);
        world.notes.submit("api", new Note("N1", patient, "", "入院记录", Instant.parse("2026-11-20T10:00:00Z"), text));
    }

    private CorrectionDesk.Corrected correct(Change... changes) {
        return world.corrections.correct("dr.li", "N1", Sha256.of(TEXT), List.of(changes));
    }

    @Test
    void correctionShouldBeKeptWithWhoWhenAndWhichModel() {
        correct(new Change.Reassert(FEVER, MentionType.SYMPTOM, Assertion.PAST));

        Correction kept = world.correctionStore.ofNote("N1").get(0);
        assertThat(kept.by()).isEqualTo("dr.li");
        assertThat(kept.at()).isEqualTo(clock.instant());
        assertThat(kept.engine()).isEqualTo("memory 1");
        assertThat(kept.modelSha256()).isEqualTo(Sha256.of("memory 1"));
        assertThat(kept.textSha256()).isEqualTo(Sha256.of(TEXT));
    }

    @Test
    void everyCorrectionShouldStandInTheAuditTrail() {
        correct(new Change.Confirm(FEVER, MentionType.SYMPTOM));
        correct(new Change.Add(COUGH, MentionType.SYMPTOM, Assertion.ABSENT));

        assertThat(world.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'CORRECT_NOTE' AND actor = 'dr.li'"
                        + " AND entity = 'DocumentReference:N1'"))
                .isEqualTo(2);
    }

    @Test
    void correctedMentionsShouldStandAsCorrected() {
        correct(new Change.Add(COUGH, MentionType.SYMPTOM, Assertion.ABSENT));
        correct(new Change.Delete(FEVER, MentionType.SYMPTOM));

        assertThat(world.corrections.find("N1").orElseThrow().mentions())
                .extracting(Mention::text)
                .containsExactly("咳嗽");
        var opened = world.notes.open("dr.li", "N1").orElseThrow();
        assertThat(opened.facts().mentions()).extracting(Mention::text).containsExactly("咳嗽");
        assertThat(opened.found().mentions())
                .as("what the engine found stays")
                .extracting(Mention::text)
                .containsExactly("发热");
        assertThat(opened.facts().record().negativeSymptoms())
                .extracting(ClinicalRecord.Field::value)
                .containsExactly("咳嗽");
    }

    @Test
    @Tag("REQ-NLP-43")
    void correctedFactsShouldGoToFhirAgainWithWhoAndWhen() {
        correct(new Change.Add(COUGH, MentionType.SYMPTOM, Assertion.ABSENT));
        correct(new Change.Delete(FEVER, MentionType.SYMPTOM));

        assertThat(world.count("SELECT COUNT(*) FROM outbox WHERE destination = 'FHIR'"))
                .as("the note, and after each correction")
                .isEqualTo(3);
        var repository = new MemoryRepository();
        world.notes.save(Delivery.of(Kinds.FHIR, Kinds.NOTE, "N1", 3), repository);
        CorrectedFacts sent = repository.facts().get(0);
        assertThat(sent.facts().mentions()).extracting(Mention::text).containsExactly("咳嗽");
        assertThat(sent.withdrawn()).extracting(Mention::text).containsExactly("发热");
        assertThat(sent.traces()).allSatisfy(trace -> {
            assertThat(trace.correction().by()).isEqualTo("dr.li");
            assertThat(trace.correction().at()).isEqualTo(clock.instant());
        });
    }

    @Test
    @Tag("REQ-NLP-43")
    void listOfNotesShouldCountWhatStands() {
        correct(new Change.Add(COUGH, MentionType.SYMPTOM, Assertion.ABSENT));

        assertThat(world.notes.recent(10))
                .singleElement()
                .satisfies(item -> assertThat(item.mentions()).isEqualTo(2));
    }

    @Test
    @Tag("REQ-NLP-43")
    void correctionsShouldHoldForTheirTextAlone() {
        correct(new Change.Delete(FEVER, MentionType.SYMPTOM));
        submit("咳嗽2天。");
        assertThat(world.notes.open("dr.li", "N1").orElseThrow().facts().mentions())
                .extracting(Mention::text)
                .containsExactly("咳嗽");

        submit(TEXT);
        assertThat(world.notes.open("dr.li", "N1").orElseThrow().facts().mentions())
                .as("the text came back, and with it what was said of it")
                .isEmpty();
        assertThat(world.notes.recent(10))
                .singleElement()
                .satisfies(item -> assertThat(item.mentions()).isZero());
    }

    @Test
    void aMentionDeletedByAnotherShouldBeAConflict() {
        correct(new Change.Delete(FEVER, MentionType.SYMPTOM));

        assertThatThrownBy(() -> correct(new Change.Confirm(FEVER, MentionType.SYMPTOM)))
                .hasMessageStartingWith("CONFLICT");
        assertThat(world.correctionStore.ofNote("N1")).hasSize(1);
    }

    @Test
    void changesOfOneSaveShouldBeKeptTogether() {
        CorrectionDesk.Corrected corrected = correct(
                new Change.Reassert(FEVER, MentionType.SYMPTOM, Assertion.PAST),
                new Change.Describe(FEVER, MentionType.SYMPTOM, "degree", "高"));

        assertThat(corrected.mentions()).singleElement().satisfies(fever -> {
            assertThat(fever.assertion()).isEqualTo(Assertion.PAST);
            assertThat(fever.attributes()).containsEntry("degree", "高");
        });
        assertThat(world.correctionStore.ofNote("N1")).hasSize(2);
        assertThat(world.count("SELECT COUNT(*) FROM outbox WHERE destination = 'FHIR'"))
                .as("the note, and once after the save")
                .isEqualTo(2);
    }

    @Test
    void aSaveWithOneChangeThatDoesNotApplyShouldKeepNone() {
        assertThatThrownBy(() -> correct(
                        new Change.Delete(FEVER, MentionType.SYMPTOM),
                        new Change.Describe(FEVER, MentionType.SYMPTOM, "degree", "高")))
                .hasMessageStartingWith("CONFLICT");
        assertThatThrownBy(this::correct).hasMessageStartingWith("INVALID");
        assertThat(world.correctionStore.ofNote("N1")).isEmpty();
    }

    @Test
    void aChangedTextShouldBeAConflict() {
        submit("咳嗽2天。");

        assertThatThrownBy(() -> correct(new Change.Confirm(FEVER, MentionType.SYMPTOM)))
                .hasMessageStartingWith("CONFLICT");
    }

    @Test
    void offsetsOutsideTheTextShouldBeInvalid() {
        assertThatThrownBy(() -> correct(new Change.Add(new Span(5, 99), MentionType.DRUG, Assertion.PRESENT)))
                .hasMessageStartingWith("INVALID");
    }

    @Test
    void exportShouldHandOutTheTextAndItsCorrectionsAndLeaveATrace() {
        correct(new Change.Confirm(FEVER, MentionType.SYMPTOM));
        List<CorrectionDesk.Lesson> lessons = new ArrayList<>();

        world.corrections.export("admin", lessons::add);

        assertThat(lessons).singleElement().satisfies(lesson -> {
            assertThat(lesson.text()).isEqualTo(TEXT);
            assertThat(lesson.corrections()).hasSize(1);
        });
        assertThat(world.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'EXPORT_CORRECTIONS'"))
                .isEqualTo(1);
    }

    @Test
    void exportShouldLeaveOutCorrectionsOfAnotherText() {
        correct(new Change.Confirm(FEVER, MentionType.SYMPTOM));
        submit("咳嗽2天。");
        List<CorrectionDesk.Lesson> lessons = new ArrayList<>();

        world.corrections.export("admin", lessons::add);

        assertThat(lessons).isEmpty();
    }
}
