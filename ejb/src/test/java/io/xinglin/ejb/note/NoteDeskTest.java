package io.xinglin.ejb.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.note.Note;
import io.xinglin.core.note.PartialDate;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.world.MemoryRepository;
import io.xinglin.ejb.world.WorldTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-20")
class NoteDeskTest extends WorldTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void submitShouldKeepTextAndFactsAndQueueThem() {
        var submitted = world.notes.submit("api", note("N1", "P1", "发热17小时。"));

        var kept = world.notes.open("dr.li", "N1").orElseThrow();
        assertThat(kept).isEqualTo(submitted);
        assertThat(kept.facts().mentions().get(0).attributes()).containsEntry("onset", "17小时前");
        assertThat(kept.facts().mentions().get(0).time().start())
                .isEqualTo(PartialDate.of(WRITTEN.atZone(ZoneId.systemDefault()).toLocalDate()));
        assertThat(world.notes.recent(10))
                .singleElement()
                .satisfies(item -> assertThat(item.mentions()).isEqualTo(1));
        assertThat(deliveries("FHIR")).isEqualTo(1);
    }

    @Test
    void sameTextAgainShouldChangeNothing() {
        var first = world.notes.submit("api", note("N1", "P1", "发热17小时。"));

        assertThat(world.notes.submit("api", note("N1", "P1", "发热17小时。"))).isEqualTo(first);
        assertThat(deliveries("FHIR")).isEqualTo(1);
    }

    @Test
    void correctedTextShouldReplaceTheNote() {
        world.notes.submit("api", note("N1", "P1", "发热17小时。"));
        world.notes.submit("api", note("N1", "P1", "咳嗽2天。"));

        assertThat(world.notes.open("dr.li", "N1").orElseThrow().note().text()).isEqualTo("咳嗽2天。");
        assertThat(world.notes.recent(10)).hasSize(1);
        assertThat(deliveries("FHIR")).isEqualTo(2);
    }

    @Test
    void sameIdOfAnotherPatientShouldBeRefused() {
        world.notes.submit("api", note("N1", "P1", "发热17小时。"));

        assertThatThrownBy(() -> world.notes.submit("api", note("N1", "P2", "发热17小时。")))
                .hasMessageContaining("CONFLICT");
    }

    @Test
    void deliveryShouldLoadTheNote() {
        world.notes.submit("api", note("N1", "P1", "发热17小时。"));
        var repository = new MemoryRepository();

        world.notes.save(Delivery.of(Kinds.FHIR, Kinds.NOTE, "N1", 1), repository);

        assertThat(repository.notes()).extracting(Note::text).containsExactly("发热17小时。");
    }

    private static Note note(String id, String patient, String text) {
        var identifier = new PatientIdentifier(patient, AssigningAuthority.HOSPITAL);
        return new Note(
                id, new Patient(identifier, "张三", Sex.MALE, LocalDate.of(2011, 3, 4)), "V1", "入院记录", WRITTEN, text);
    }
}
