package io.xinglin.nlp.record;

import io.xinglin.core.note.MentionType;
import io.xinglin.nlp.text.Cue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * result, value, unit, flag and time of a test. The flag is what the note says against the reference: {@code high}, {@code
 * low}, {@code normal}, {@code positive} or {@code negative}. Stateless.
 */
final class TestAttributes {
    private static final Cue HIGH = Cue.of("↑高h增多长", "↑|升高|偏高|增高|增多|增加|增快|过高|\\(h\\)|(?<=[\\d ])h$|高于");
    private static final Cue LOW = Cue.of("↓低减下l", "↓|降低|偏低|减低|减少|下降|低于|\\(l\\)|(?<=[\\d ])l$");
    private static final Cue NEGATIVE = Cue.of("阴-—－", "阴性|^[(]?[-—－][)]?$");
    private static final Cue POSITIVE = Cue.of("阳+", "阳性|^[(]?(?:[1-4]?\\++|\\+[1-4]|\\+-)[)]?");
    private static final Cue NORMAL = Cue.of("正未无", "^[^,。;]{0,6}?(?:正常(?!范围以)|未见(?:明显)?(?:异常|病变)|无(?:明显)?异常)");
    private static final int FAR = 60;

    private TestAttributes() {}

    static Map<String, String> of(NoteView view, Surroundings test) {
        Map<String, String> found = new LinkedHashMap<>();
        TestResults.Result result = TestResults.of(view, test);
        SymptomAttributes.put(found, "result", result.text());
        SymptomAttributes.put(found, "value", result.value());
        SymptomAttributes.put(found, "unit", result.unit());
        if (!result.text().isEmpty()) {
            String words = view.folded(result.span().start(), result.span().end());
            SymptomAttributes.put(found, "flag", flag(test, words));
        }
        SymptomAttributes.put(found, "time", time(view, test));
        return found;
    }

    private static String flag(Surroundings test, String words) {
        boolean image = test.is(MentionType.EXAMINATION);
        if (!image && HIGH.in(words)) {
            return "high";
        }
        if (!image && LOW.in(words)) {
            return "low";
        }
        if (NORMAL.in(words)) {
            return "normal";
        }
        if (NEGATIVE.in(words)) {
            return "negative";
        }
        return POSITIVE.in(words) ? "positive" : "";
    }

    /** The time named before the test in its sentence, with nothing but other tests between. */
    private static String time(NoteView view, Surroundings test) {
        boolean passedTest = false;
        for (int i = test.number() - 1; i >= 0; i--) {
            Surroundings other = view.mentions().get(i);
            boolean far = test.span().start() - other.span().end() > FAR;
            if (far || other.span().start() < test.sentence().start()) {
                break;
            }
            if (other.is(MentionType.TIME)) {
                boolean near =
                        passedTest || other.span().start() >= test.clause().start();
                if (!near || view.text().charAt(other.span().start()) == '孕') {
                    break;
                }
                return view.original(other.span().start(), other.span().end());
            }
            if (!other.isTest() && !other.is(MentionType.BODY_SITE)) {
                break;
            }
            passedTest |= other.isTest();
        }
        return "";
    }
}
