package io.xinglin.ejb.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.Span;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.statistics.Count;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.core.statistics.StatisticsDesk.Question;
import io.xinglin.core.statistics.StatisticsDesk.State;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.outbox.OutboxDesk;
import io.xinglin.ejb.world.Beans;
import io.xinglin.ejb.world.Killed;
import io.xinglin.ejb.world.WorldTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("REQ-STA-03")
class StatisticsDeskTest extends WorldTest {
    private static final int NOTES = 20;

    private RunTable runs;
    private StatisticsDeskService desk;

    @BeforeEach
    void notes() {
        for (int i = 0; i < NOTES; i++) {
            keep("N" + (10 + i), i % 2 == 0 ? "咳嗽3天，科室：呼吸内科，余无。" : "发热1天。", i % 4 == 0 ? Sex.MALE : Sex.FEMALE);
        }
        open();
    }

    private void keep(String id, String text, Sex sex) {
        var patient = new Patient(
                new PatientIdentifier("P" + id, AssigningAuthority.HOSPITAL), "张三", sex, LocalDate.of(1990, 1, 1));
        world.notes.submit("api", new Note(id, patient, "V1", "入院记录", Instant.parse("2026-11-20T10:00:00Z"), text));
    }

    /** The desk of a server that has just started. */
    private void open() {
        runs = world.transactions.bean(new RunTable(world.sql, clock));
        var places = world.transactions.bean(new PlaceTable(world.sql));
        var audit = new AuditTrail(
                world.sql, new OutboxDesk(world.sql, world.config, clock, world, new Beans<>(List.of())));
        desk = world.transactions.bean(
                new StatisticsDeskService(runs, places, new ByHand(world, runs, places), audit, clock));
    }

    private void assertWholeCount() {
        assertThat(desk.latest().orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(desk.latest().orElseThrow().done()).isEqualTo(NOTES);
        assertThat(desk.counts(CountedField.NEGATIVE_SYMPTOM, 10))
                .containsExactly(
                        new Count(CountedField.NEGATIVE_SYMPTOM, "发热", 10, 10),
                        new Count(CountedField.NEGATIVE_SYMPTOM, "咳嗽", 10, 10));
        assertThat(world.count("SELECT COUNT(*) FROM statistics_record")).isEqualTo(NOTES);
        assertThat(world.count("SELECT COUNT(*) FROM statistics_place WHERE field = 'NEGATIVE_SYMPTOM'"))
                .isEqualTo(NOTES);
    }

    @Test
    void runShouldCountEveryNoteOnce() {
        desk.start("coder");

        assertWholeCount();
        var table = desk.crossTab(CountedField.NEGATIVE_SYMPTOM, Dimension.SEX, 10, 10);
        assertThat(table.buckets()).containsExactly("女", "男");
        assertThat(table.totals()).containsExactly(15L, 5L);
        assertThat(table.rows().get(1).cells()).containsExactly(5L, 5L);
        assertThat(desk.crossTab(CountedField.AGE, Dimension.AGE, 10, 10).buckets())
                .containsExactly("18-44岁");
        assertThat(desk.crossTab(CountedField.AGE, Dimension.MONTH, 10, 10).buckets())
                .containsExactly("2026-11");
        assertThat(desk.crossTab(CountedField.AGE, Dimension.DEPARTMENT, 10, 10).buckets())
                .containsExactly("呼吸内科", Dimension.UNKNOWN);
    }

    @Test
    @Tag("REQ-NLP-43")
    void correctedFactsShouldBeCounted() {
        String text = "咳嗽3天，科室：呼吸内科，余无。";
        world.corrections.correct(
                "dr.li",
                "N10",
                Sha256.of(text),
                List.of(new Change.Reassert(new Span(0, 2), MentionType.SYMPTOM, Assertion.ABSENT)));
        world.corrections.correct(
                "dr.li", "N12", Sha256.of(text), List.of(new Change.Delete(new Span(0, 2), MentionType.SYMPTOM)));
        desk.start("coder");

        assertThat(desk.latest().orElseThrow().done()).isEqualTo(NOTES);
        assertThat(desk.counts(CountedField.NEGATIVE_SYMPTOM, 10))
                .containsExactly(
                        new Count(CountedField.NEGATIVE_SYMPTOM, "发热", 10, 10),
                        new Count(CountedField.NEGATIVE_SYMPTOM, "咳嗽", 9, 9));
        assertThat(world.count("SELECT COUNT(*) FROM statistics_place WHERE note_id = 'N12' AND field ="
                        + " 'NEGATIVE_SYMPTOM'"))
                .as("a deleted mention is not counted")
                .isZero();
    }

    /** Killed in the first part twice: at its first chunk, and again one chunk further on. */
    @ParameterizedTest
    @ValueSource(strings = {"inside a chunk", "after a chunk"})
    void resumeShouldGoOnInTheMiddleOfAPart(String place) {
        world.trap.set(place);
        assertThatThrownBy(() -> desk.start("coder")).isInstanceOf(Killed.class);
        var killed = desk.latest().orElseThrow();
        assertThat(killed.state()).isEqualTo(State.FAILED);
        assertThat(killed.done()).isEqualTo(place.equals("after a chunk") ? ByHand.CHUNK : 0);

        restart();
        open();
        world.trap.set("after a chunk");
        assertThatThrownBy(() -> desk.resume("coder")).isInstanceOf(Killed.class);
        assertThat(desk.latest().orElseThrow().done()).isEqualTo(killed.done() + ByHand.CHUNK);
        restart();
        open();
        desk.resume("coder");

        assertThat(desk.latest().orElseThrow().id()).isEqualTo(killed.id());
        assertWholeCount();
    }

    @Test
    void countShouldOpenDownToItsNotesAndBeTraced() {
        desk.start("coder");

        var all = desk.open("coder", new Question(CountedField.NEGATIVE_SYMPTOM, "咳嗽", null, ""), 100);
        var men = desk.open("coder", new Question(CountedField.NEGATIVE_SYMPTOM, "咳嗽", Dimension.SEX, "男"), 3);

        assertThat(all).hasSize(10);
        assertThat(all.get(0).noteId()).isEqualTo("N10");
        assertThat(all.get(0).sentence()).isEqualTo("咳嗽3天，科室：呼吸内科，余无。");
        assertThat(men).hasSize(3);
        assertThat(world.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'READ_NOTE'"))
                .isEqualTo(13);
    }

    @Test
    void newRunShouldTakeThePlaceOfTheOldOne() {
        desk.start("coder");
        keep("N99", "咳嗽1天。", Sex.FEMALE);

        desk.start("coder");

        assertThat(desk.counts(CountedField.NEGATIVE_SYMPTOM, 1).get(0).records())
                .isEqualTo(11);
        assertThat(world.count("SELECT COUNT(DISTINCT run_id) FROM statistics_place"))
                .isEqualTo(1);
    }

    @Test
    void noteWithUnreadableFactsShouldNotStopTheCount() {
        world.sql.update("UPDATE note SET facts = 'not json' WHERE id = 'N12'");

        desk.start("coder");

        assertThat(desk.latest().orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(desk.counts(CountedField.NEGATIVE_SYMPTOM, 10))
                .extracting(Count::records)
                .containsExactly(10L, 9L);
    }

    @Test
    void onlyAFailedRunShouldBeResumed() {
        assertThatThrownBy(() -> desk.resume("coder")).hasMessageContaining("NOT_FOUND");
        desk.start("coder");
        assertThatThrownBy(() -> desk.resume("coder")).hasMessageContaining("CONFLICT");
    }

    @Test
    void onlyOneShouldRunAtATime() {
        runs.create("coder");
        assertThatThrownBy(() -> desk.start("coder")).hasMessageContaining("CONFLICT");
    }

    @Test
    void nothingToCountShouldBeAnEmptyResult() throws IOException {
        world.sql.update("DELETE FROM note");

        desk.start("coder");

        assertThat(desk.latest().orElseThrow().percent()).isEqualTo(100);
        assertThat(desk.counts(CountedField.AGE, 10)).isEmpty();
        var csv = new ByteArrayOutputStream();
        desk.writeCsv(Dimension.SEX, csv);
        assertThat(csv.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFF字段,值,性别,记录数,该组记录总数\r\n");
    }
}
