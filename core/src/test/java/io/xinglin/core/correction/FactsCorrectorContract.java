package io.xinglin.core.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Span;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link FactsCorrector} promises; its test names the engine whose facts are corrected. */
@Tag("REQ-NLP-43")
public interface FactsCorrectorContract {
    String TEXT = "主诉：咳嗽3天。\n现病史：患者3天前受凉后出现咳嗽，伴发热，无胸痛、咯血。予头孢曲松2g静滴。\n既往史：否认高血压病史。";

    FactsCorrector testee();

    /** What an engine finds in a text: at least 咳嗽, 发热, 胸痛, 头孢曲松 and 高血压 in {@link #TEXT}. */
    NoteFacts found(String text);

    private CorrectedFacts correct(Change... changes) {
        return testee().correct(TEXT, found(TEXT), corrections(TEXT, List.of(changes)), TimeAnchor.NONE);
    }

    static List<Correction> corrections(String text, List<Change> changes) {
        List<Correction> corrections = new ArrayList<>();
        for (Change change : changes) {
            corrections.add(new Correction(
                    "c" + corrections.size(),
                    "N1",
                    Sha256.of(text),
                    "engine/1",
                    "",
                    "dr.li",
                    Instant.parse("2026-11-20T10:00:00Z"),
                    change));
        }
        return corrections;
    }

    static Span last(String text, String words) {
        int start = text.lastIndexOf(words);
        return new Span(start, start + words.length());
    }

    private static List<String> values(List<ClinicalRecord.Field> fields) {
        return fields.stream().map(ClinicalRecord.Field::value).toList();
    }

    @Test
    default void noCorrectionShouldLeaveTheFactsAsTheyAre() {
        assertThat(correct()).isEqualTo(CorrectedFacts.of(found(TEXT)));
    }

    @Test
    default void confirmationShouldLeaveTheFactsAndBeTraced() {
        CorrectedFacts facts = correct(new Change.Confirm(last(TEXT, "发热"), MentionType.SYMPTOM));
        assertThat(facts.facts()).isEqualTo(found(TEXT));
        assertThat(facts.traces())
                .singleElement()
                .satisfies(trace -> assertThat(trace.subject().text()).isEqualTo("发热"));
    }

    @Test
    default void whatTheEngineFoundShouldBeToldApart() {
        CorrectedFacts facts = correct(new Change.Delete(last(TEXT, "发热"), MentionType.SYMPTOM));
        assertThat(facts.found()).isEqualTo(found(TEXT));
        assertThat(facts.facts().engine()).isEqualTo(found(TEXT).engine());
    }

    @Test
    default void deletedMentionShouldLeaveTheRecord() {
        CorrectedFacts facts = correct(new Change.Delete(last(TEXT, "发热"), MentionType.SYMPTOM));
        assertThat(facts.facts().mentions()).extracting(Mention::text).doesNotContain("发热");
        assertThat(facts.facts().record().accompanyingSymptoms()).isEmpty();
        assertThat(facts.withdrawn()).extracting(Mention::text).containsExactly("发热");
    }

    @Test
    default void otherAssertionShouldMoveTheMentionToItsFieldOfTheRecord() {
        CorrectedFacts facts = correct(new Change.Reassert(last(TEXT, "胸痛"), MentionType.SYMPTOM, Assertion.PRESENT));
        ClinicalRecord record = facts.facts().record();
        assertThat(values(record.negativeSymptoms())).doesNotContain("胸痛");
        assertThat(record.accompanyingSymptoms())
                .extracting(symptom -> symptom.name().value())
                .contains("胸痛");
        assertThat(values(correct(new Change.Reassert(last(TEXT, "高血压"), MentionType.DISEASE, Assertion.PAST))
                        .facts()
                        .record()
                        .pastDiseases()))
                .containsExactly("高血压");
    }

    @Test
    default void addedMentionShouldEnterTheRecord() {
        CorrectedFacts without = correct(new Change.Delete(last(TEXT, "头孢曲松"), MentionType.DRUG));
        assertThat(without.facts().record().medications()).isEmpty();
        CorrectedFacts again = correct(
                new Change.Delete(last(TEXT, "头孢曲松"), MentionType.DRUG),
                new Change.Add(last(TEXT, "头孢曲松"), MentionType.DRUG, Assertion.PRESENT));
        assertThat(again.facts()).as("read as the engine would have").isEqualTo(found(TEXT));
    }

    @Test
    default void attributeSomebodyDescribedShouldStandInMentionAndRecord() {
        CorrectedFacts facts = correct(
                new Change.Describe(last(TEXT, "发热"), MentionType.SYMPTOM, "degree", "低热"),
                new Change.Describe(last(TEXT, "头孢曲松"), MentionType.DRUG, "route", ""));
        assertThat(facts.facts().record().accompanyingSymptoms().get(0).degree())
                .isEqualTo("低热");
        assertThat(facts.facts().mentions())
                .filteredOn(mention -> mention.text().equals("头孢曲松"))
                .singleElement()
                .satisfies(drug ->
                        assertThat(drug.attributes()).doesNotContainKey("route").containsEntry("dose", "2g"));
    }

    @Test
    default void codeSomebodyChoseShouldStandThroughLaterChanges() {
        Code code = new Code(CodeSystem.LOCAL, "F1", "fever of the house", "发热");
        CorrectedFacts facts = correct(
                new Change.Encode(last(TEXT, "发热"), MentionType.SYMPTOM, code),
                new Change.Reassert(last(TEXT, "发热"), MentionType.SYMPTOM, Assertion.PAST));
        assertThat(facts.facts().mentions())
                .filteredOn(mention -> mention.text().equals("发热"))
                .singleElement()
                .satisfies(fever -> assertThat(fever.codes()).containsExactly(code));
        assertThat(facts.traces())
                .allSatisfy(trace -> assertThat(trace.subject().assertion()).isEqualTo(Assertion.PAST));
    }

    @Test
    default void correctionOfWhatIsNotThereShouldBeLeftOut() {
        CorrectedFacts facts = correct(
                new Change.Delete(new Span(0, 2), MentionType.DRUG),
                new Change.Confirm(last(TEXT, "发热"), MentionType.SYMPTOM));
        assertThat(facts.traces()).hasSize(1);
        assertThat(facts.facts()).isEqualTo(found(TEXT));
    }

    /** Whatever is said, in whatever order: mentions in order and apart, offsets in the text, the same each time. */
    @Test
    default void anyCorrectionsShouldLeaveSoundFacts() {
        Random random = new Random(5);
        NoteFacts found = found(TEXT);
        for (int round = 0; round < 300; round++) {
            List<Correction> corrections = corrections(TEXT, changes(random, found));
            CorrectedFacts facts = testee().correct(TEXT, found, corrections, TimeAnchor.NONE);
            assertThat(testee().correct(TEXT, found, corrections, TimeAnchor.NONE))
                    .isEqualTo(facts);
            assertThat(facts.found()).isEqualTo(found);
            int end = 0;
            for (Mention mention : facts.facts().mentions()) {
                assertThat(mention.span().start()).isGreaterThanOrEqualTo(end);
                end = mention.span().end();
                assertThat(mention.span().of(TEXT)).isEqualTo(mention.text());
                assertThat(mention.sentence().contains(mention.span())
                                || mention.sentence().overlaps(mention.span()))
                        .isTrue();
            }
            assertThat(end).isLessThanOrEqualTo(TEXT.length());
            assertThat(facts.traces().size()).isLessThanOrEqualTo(corrections.size());
        }
    }

    private static List<Change> changes(Random random, NoteFacts found) {
        List<Change> changes = new ArrayList<>();
        List<Mention> mentions = found.mentions();
        for (int i = 0; i < 6; i++) {
            Mention mention = mentions.get(random.nextInt(mentions.size()));
            MentionType type = CorrectedMentions.type(mention).orElseThrow();
            Span span = mention.span();
            int start = random.nextInt(TEXT.length() - 1);
            Span any = new Span(start, Math.min(TEXT.length(), start + 1 + random.nextInt(6)));
            MentionType other = List.of(MentionType.values()).get(random.nextInt(MentionType.values().length));
            Assertion assertion = List.of(Assertion.values()).get(random.nextInt(Assertion.values().length));
            switch (random.nextInt(7)) {
                case 0 -> changes.add(new Change.Delete(span, type));
                case 1 -> changes.add(new Change.Add(any, other, assertion));
                case 2 -> changes.add(new Change.Reassert(span, type, assertion));
                case 3 -> changes.add(new Change.Describe(span, type, "onset", random.nextBoolean() ? "" : "昨日"));
                case 4 ->
                    changes.add(any.equals(span) ? new Change.Confirm(span, type) : new Change.Move(span, type, any));
                case 5 ->
                    changes.add(other == type ? new Change.Confirm(span, type) : new Change.Retype(span, type, other));
                default -> changes.add(new Change.Encode(span, type, new Code(CodeSystem.LOCAL, "X" + i, null, null)));
            }
        }
        return changes;
    }
}
