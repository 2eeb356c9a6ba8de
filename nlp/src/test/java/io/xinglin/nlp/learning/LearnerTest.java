package io.xinglin.nlp.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.FastModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-40")
class LearnerTest {
    private static final int TAUGHT = 25;
    private static final FastModel SHIPPED = FastModel.ofProduct();
    private static final List<String> DRUG = InventedNames.sentences("drug.txt", InventedNames.DRUG);
    private static final List<String> SYMPTOM = InventedNames.sentences("symptom.txt", InventedNames.SYMPTOM);
    private static Learner.Outcome outcome;

    @BeforeAll
    static void learnFiftyCorrections() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < TAUGHT; i++) {
            lessons.add(InventedNames.lesson(DRUG.get(i), InventedNames.DRUG, MentionType.DRUG));
            lessons.add(InventedNames.lesson(SYMPTOM.get(i), InventedNames.SYMPTOM, MentionType.SYMPTOM));
        }
        outcome = learn(lessons);
    }

    private static Learner.Outcome learn(List<Lesson> lessons) {
        return new Learner(SHIPPED, FixedSet.GOLDEN, line -> {}).learn(lessons);
    }

    private static List<String> unseen(List<String> sentences) {
        return sentences.subList(TAUGHT, sentences.size());
    }

    private static boolean finds(NoteEngine engine, String sentence, String name, MentionType type) {
        return engine.extract(sentence, Scheme.XINGLIN).mentions().stream()
                .anyMatch(mention -> mention.span().equals(InventedNames.span(sentence, name))
                        && mention.label().equals(type.name()));
    }

    @Test
    void namesShouldBeMissedBefore() {
        NoteEngine engine = XinglinNoteEngine.of(SHIPPED);
        assertThat(unseen(DRUG)).noneMatch(s -> finds(engine, s, InventedNames.DRUG, MentionType.DRUG));
        assertThat(unseen(SYMPTOM)).noneMatch(s -> finds(engine, s, InventedNames.SYMPTOM, MentionType.SYMPTOM));
    }

    @Test
    void namesShouldBeFoundInSentencesNeverSeen() {
        NoteEngine engine = XinglinNoteEngine.of(outcome.model().orElseThrow());
        assertThat(unseen(DRUG)).allMatch(s -> finds(engine, s, InventedNames.DRUG, MentionType.DRUG));
        assertThat(unseen(SYMPTOM)).allMatch(s -> finds(engine, s, InventedNames.SYMPTOM, MentionType.SYMPTOM));
    }

    @Test
    void nothingElseShouldGetWorse() {
        assertThat(outcome.last().golden()).isNotEmpty();
        outcome.before()
                .golden()
                .forEach((note, score) -> assertThat(
                                outcome.last().golden().get(note).f1())
                        .as(note)
                        .isGreaterThanOrEqualTo(score.f1()));
    }

    @Test
    void correctionsKeptApartShouldSayThatItLearned() {
        assertThat(outcome.after().apart(Skill.MENTIONS).f1())
                .isGreaterThan(outcome.before().apart(Skill.MENTIONS).f1());
    }

    @Test
    void whatTeachesNothingShouldNotBeKept() {
        String sentence = "患者咳嗽3天，无发热。";
        Lesson known = new Lesson(
                sentence, List.of(new Change.Confirm(InventedNames.span(sentence, "咳嗽"), MentionType.SYMPTOM)));
        assertThat(learn(List.of(known, known)).model()).isEmpty();
    }

    @Test
    void harmfulCorrectionsShouldNotBeKept() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String sentence = "第" + i + "天患者胸闷。";
            lessons.add(new Lesson(
                    sentence,
                    List.of(new Change.Retype(
                            InventedNames.span(sentence, "胸闷"), MentionType.SYMPTOM, MentionType.DRUG))));
        }
        Learner.Outcome harm = learn(lessons);
        assertThat(harm.model()).isEmpty();
        assertThat(harm.reason()).contains("golden note", "worse");
    }
}
