package io.xinglin.nlp.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.FastModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fifty corrections of assertions, attributes and codes, in a house's own wording that the rules do not know. */
@Tag("REQ-NLP-40")
class LayersLearnerTest {
    private static final FastModel SHIPPED = FastModel.ofProduct();
    private static final Code HOUSE = new Code(CodeSystem.LOCAL, "W-17", "weakness of the house list", "乏力");
    private static final List<String> TAUGHT = List.of("咳嗽", "发热", "胸痛", "头痛", "腹痛", "恶心", "呕吐", "腹泻", "心悸", "气促");
    private static final List<String> UNSEEN = List.of("头晕", "鼻塞", "咯血", "腹胀", "胸闷", "盗汗");

    /** 阙如 says that something is not there. */
    private static final List<String> ABSENT = List.of(
            "病程中X阙如。",
            "入院时X阙如，精神可。",
            "近来X阙如，食欲好。",
            "查房时问及X阙如。",
            "今晨起X阙如，自行下床。",
            "用药后X阙如。",
            "夜间X阙如，睡眠好。",
            "术后X阙如，切口干燥。",
            "患者述X阙如。",
            "复诊时X阙如。");

    private static final List<String> ABSENT_UNSEEN = List.of("昨日X阙如，二便正常。", "近一周X、呃逆阙如。", "X阙如。");

    /** 逢暮即作 says when it comes, 旬发三度 how often. */
    private static final List<String> FREQUENT = List.of("患者X，逢暮即作，休息后缓解。", "诉X3天，旬发5度。");

    private static final List<String> CODED =
            List.of("患者乏力3天。", "伴乏力。", "乏力明显。", "近来乏力、纳差。", "活动后乏力。", "今日仍感乏力。", "化疗后乏力。", "晨起乏力。", "乏力加重。", "术后乏力。");

    private static Learner.Outcome outcome;
    private static NoteEngine before;
    private static NoteEngine after;

    @BeforeAll
    static void learnFiftyCorrections() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 2 * ABSENT.size(); i++) {
            lessons.add(lesson(
                    ABSENT.get(i % ABSENT.size()),
                    TAUGHT.get((i + i / ABSENT.size()) % TAUGHT.size()),
                    span -> new Change.Reassert(span, MentionType.SYMPTOM, Assertion.ABSENT)));
        }
        for (String symptom : TAUGHT) {
            lessons.add(lesson(FREQUENT.get(0), symptom, span -> describe(span, "逢暮即作")));
            lessons.add(lesson(FREQUENT.get(1), symptom, span -> describe(span, "旬发5度")));
        }
        for (String sentence : CODED) {
            lessons.add(lesson(
                    sentence.replace("乏力", "X"), "乏力", span -> new Change.Encode(span, MentionType.SYMPTOM, HOUSE)));
        }
        assertThat(lessons).hasSize(50);
        outcome = learn(lessons);
        before = XinglinNoteEngine.of(SHIPPED);
        after = XinglinNoteEngine.of(outcome.model().orElseThrow());
    }

    private static Learner.Outcome learn(List<Lesson> lessons) {
        return new Learner(SHIPPED, FixedSet.GOLDEN, line -> {}).learn(lessons);
    }

    private static Change describe(Span span, String frequency) {
        return new Change.Describe(span, MentionType.SYMPTOM, "frequency", frequency);
    }

    private static Lesson lesson(String pattern, String words, Function<Span, Change> change) {
        String text = pattern.replace("X", words);
        return new Lesson(text, List.of(change.apply(InventedNames.span(text, words))));
    }

    private static Mention mention(NoteEngine engine, String text, String words) {
        return engine.extract(text, Scheme.XINGLIN).mentions().stream()
                .filter(mention -> mention.span().equals(InventedNames.span(text, words)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mention " + words + " in " + text));
    }

    @Test
    void everySkillShouldBeLearned() {
        assertThat(outcome.verdicts())
                .containsOnlyKeys(Skill.ASSERTIONS, Skill.ATTRIBUTES, Skill.CODES)
                .values()
                .containsOnly("learned");
        for (Skill skill : outcome.verdicts().keySet()) {
            assertThat(outcome.after().apart(skill).f1())
                    .isGreaterThan(outcome.before().apart(skill).f1());
        }
    }

    @Test
    void wordingOfDenialShouldBeUnderstoodOfSymptomsNeverTaught() {
        for (String symptom : UNSEEN) {
            for (String pattern : ABSENT_UNSEEN) {
                String text = pattern.replace("X", symptom);
                assertThat(mention(before, text, symptom).assertion()).as(text).isEqualTo(Assertion.PRESENT);
                assertThat(mention(after, text, symptom).assertion()).as(text).isEqualTo(Assertion.ABSENT);
            }
        }
    }

    @Test
    void wordingOfAnAttributeShouldBeUnderstoodOfSymptomsNeverTaught() {
        for (String symptom : UNSEEN) {
            String evening = "患者" + symptom + "，逢暮即作。";
            String often = "近来" + symptom + "，旬发12度。";
            assertThat(mention(before, evening, symptom).attributes()).doesNotContainKey("frequency");
            assertThat(mention(after, evening, symptom).attributes()).containsEntry("frequency", "逢暮即作");
            assertThat(mention(before, often, symptom).attributes()).doesNotContainKey("frequency");
            assertThat(mention(after, often, symptom).attributes()).containsEntry("frequency", "旬发12度");
        }
    }

    @Test
    void codeShouldBeGivenWhereverTheWordStands() {
        String text = "现病史：患者2周前出现乏力，伴纳差。";
        assertThat(mention(before, text, "乏力").codes()).doesNotContain(HOUSE);
        assertThat(mention(after, text, "乏力").codes()).containsExactly(HOUSE);
        assertThat(mention(after, text, "纳差").codes())
                .isEqualTo(mention(before, text, "纳差").codes());
    }

    @Test
    void nothingElseShouldChange() {
        outcome.before()
                .golden()
                .forEach((note, score) ->
                        assertThat(outcome.last().golden().get(note)).as(note).isEqualTo(score));
        for (String sentence : Replay.sentences(1000)) {
            List<Mention> found = after.extract(sentence, Scheme.XINGLIN).mentions();
            List<Mention> wanted = before.extract(sentence, Scheme.XINGLIN).mentions();
            assertThat(found.stream().filter(m -> !m.text().equals("乏力")).toList())
                    .as(sentence)
                    .isEqualTo(
                            wanted.stream().filter(m -> !m.text().equals("乏力")).toList());
        }
    }

    @Test
    void knownDenialsShouldStayWhatTheyAre() {
        for (String symptom : TAUGHT) {
            for (String text : List.of("无" + symptom + "。", "否认" + symptom + "。", "患者" + symptom + "2天，精神可。")) {
                assertThat(mention(after, text, symptom).assertion())
                        .as(text)
                        .isEqualTo(mention(before, text, symptom).assertion());
            }
        }
    }

    @Test
    void correctionsThatSayTheOppositeOfTheFixedSetShouldNotBeKept() {
        List<Lesson> lessons = new ArrayList<>();
        for (String symptom : TAUGHT) {
            lessons.add(lesson(
                    "患者X3天。", symptom, span -> new Change.Reassert(span, MentionType.SYMPTOM, Assertion.ABSENT)));
            lessons.add(lesson(
                    "主诉：X1天。", symptom, span -> new Change.Reassert(span, MentionType.SYMPTOM, Assertion.ABSENT)));
        }
        Learner.Outcome harm = learn(lessons);
        assertThat(harm.model()).isEmpty();
        assertThat(harm.verdicts().get(Skill.ASSERTIONS)).contains("worse");
    }
}
