package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.correction.CorrectedMentions;
import io.xinglin.core.correction.FactsCorrector;
import io.xinglin.core.correction.FactsCorrectorContract;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.nlp.model.FastModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StagedFactsCorrectorTest implements FactsCorrectorContract {
    private static final FactsCorrector CORRECTOR = XinglinNoteEngine.corrector(FastModel.ofProduct());
    private static final TimeAnchor ADMISSION = TimeAnchor.of(LocalDate.of(2026, 11, 20));

    @Override
    public FactsCorrector testee() {
        return CORRECTOR;
    }

    @Override
    public NoteFacts found(String text) {
        return XinglinNoteEngine.load().extract(text, Scheme.XINGLIN);
    }

    private static NoteFacts dated(String text) {
        return XinglinNoteEngine.load().extract(text, Scheme.XINGLIN, ADMISSION);
    }

    private static CorrectedFacts correct(String text, Change... changes) {
        return CORRECTOR.correct(
                text, dated(text), FactsCorrectorContract.corrections(text, List.of(changes)), ADMISSION);
    }

    static List<String> goldenNotes() {
        return GoldenNote.names();
    }

    /** The record comes out of the mentions that stand: taking each out and adding it again gives what the engine found. */
    @ParameterizedTest
    @MethodSource("goldenNotes")
    void mentionsTakenOutAndAddedAgainShouldGiveWhatTheEngineFound(String name) {
        String text = GoldenNote.of(name).text();
        NoteFacts found = dated(text);
        List<Change> changes = new ArrayList<>();
        for (Mention mention : found.mentions()) {
            MentionType type = CorrectedMentions.type(mention).orElseThrow();
            changes.add(new Change.Delete(mention.span(), type));
            changes.add(new Change.Add(mention.span(), type, mention.assertion()));
        }
        NoteFacts again = correct(text, changes.toArray(Change[]::new)).facts();
        assertThat(again.record()).isEqualTo(found.record());
        assertThat(again.mentions())
                .extracting(Mention::attributes)
                .isEqualTo(found.mentions().stream().map(Mention::attributes).toList());
        assertThat(again.mentions())
                .extracting(Mention::time)
                .isEqualTo(found.mentions().stream().map(Mention::time).toList());
    }

    @Test
    void describedResultAndRelativeShouldStandInTheRecord() {
        String text = "现病史：查白细胞16.3×10^9/L。\n家族史：父亲患胃癌。";
        ClinicalRecord record = correct(
                        text,
                        new Change.Describe(
                                FactsCorrectorContract.last(text, "白细胞"), MentionType.LAB_TEST, "result", "偏高"),
                        new Change.Describe(
                                FactsCorrectorContract.last(text, "胃癌"), MentionType.DISEASE, "relative", "祖父"))
                .facts()
                .record();
        assertThat(record.exams())
                .singleElement()
                .satisfies(exam -> assertThat(exam.result()).isEqualTo("偏高"));
        assertThat(record.familyHistory())
                .singleElement()
                .satisfies(member -> assertThat(member.relative()).isEqualTo("祖父"));
    }

    @Test
    void symptomMadePresentAndDescribedAtOnceShouldStandWithItsDegree() {
        String text = "主诉：咳嗽3天。\n现病史：患者3天前出现咳嗽，伴发热，无胸痛。";
        var pain = FactsCorrectorContract.last(text, "胸痛");
        ClinicalRecord record = correct(
                        text,
                        new Change.Reassert(pain, MentionType.SYMPTOM, Assertion.PRESENT),
                        new Change.Describe(pain, MentionType.SYMPTOM, "degree", "剧烈"))
                .facts()
                .record();
        assertThat(record.negativeSymptoms()).isEmpty();
        assertThat(record.accompanyingSymptoms())
                .filteredOn(symptom -> symptom.name().value().equals("胸痛"))
                .singleElement()
                .satisfies(symptom -> assertThat(symptom.degree()).isEqualTo("剧烈"));
    }

    @Test
    void allergyShouldFollowItsDrug() {
        String text = "过敏史：青霉素过敏，表现为皮疹。";
        var penicillin = FactsCorrectorContract.last(text, "青霉素");
        assertThat(dated(text).record().allergies()).hasSize(1);
        assertThat(correct(text, new Change.Delete(penicillin, MentionType.DRUG))
                        .facts()
                        .record()
                        .allergies())
                .isEmpty();
        assertThat(correct(text, new Change.Reassert(penicillin, MentionType.DRUG, Assertion.ABSENT))
                        .facts()
                        .record()
                        .allergies())
                .isEmpty();
        assertThat(correct(text, new Change.Describe(penicillin, MentionType.DRUG, "reaction", "休克"))
                        .facts()
                        .record()
                        .allergies())
                .singleElement()
                .satisfies(allergy -> assertThat(allergy.reaction()).isEqualTo("休克"));
    }

    @Test
    void changedOnsetShouldTakeAwayTheDateThatWasReadFromTheOldOne() {
        String text = "现病史：患者3天前出现咳嗽。";
        var cough = FactsCorrectorContract.last(text, "咳嗽");
        assertThat(dated(text).mentions())
                .anySatisfy(mention -> assertThat(mention.text()).isEqualTo("咳嗽"));
        CorrectedFacts facts = correct(text, new Change.Describe(cough, MentionType.SYMPTOM, "onset", "上月"));
        assertThat(facts.facts().mentions())
                .filteredOn(mention -> mention.span().equals(cough))
                .singleElement()
                .satisfies(mention -> {
                    assertThat(mention.when()).isEmpty();
                    assertThat(mention.attributes()).containsEntry("onset", "上月");
                });
    }
}
