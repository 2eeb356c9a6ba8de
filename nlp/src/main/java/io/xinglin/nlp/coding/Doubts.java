package io.xinglin.nlp.coding;

import io.xinglin.core.note.Assertion;
import io.xinglin.nlp.text.FoldedText;
import java.util.regex.Pattern;

/** Whether a text is sure of what it names: {@code ?}, 待查 and 可能 make it possible; 史, 术后 and the like make it past. */
final class Doubts {
    private static final Pattern AFTER = Pattern.compile("^[^;,。、]{0,6}?(?:\\?|待查|待排|待除外|可能|可疑|不除外|考虑)");
    private static final Pattern BEFORE = Pattern.compile("(?:疑似|可疑|疑|考虑|拟诊|可能为|可能|\\?)[^;,。、]{0,2}$");
    private static final Pattern PAST = Pattern.compile("^.{0,2}?(?:术后|史|后遗症|治疗后|切除后|置换后)");

    private Doubts() {}

    /** @param name what was recognised; a name of a state or a history is past by itself */
    static Assertion of(String text, int start, int end, String name) {
        if (isDoubted(text, start, end)) {
            return Assertion.POSSIBLE;
        }
        String folded = FoldedText.of(text).folded();
        String after = folded.substring(end, Math.min(folded.length(), end + 10));
        boolean state = name.endsWith("史") || name.endsWith("术后") || name.endsWith("状态");
        return state || PAST.matcher(after).find() ? Assertion.PAST : Assertion.PRESENT;
    }

    /** An operation is done, or possible. */
    static Assertion ofOperation(String text, int start, int end) {
        return isDoubted(text, start, end) ? Assertion.POSSIBLE : Assertion.PRESENT;
    }

    private static boolean isDoubted(String text, int start, int end) {
        String folded = FoldedText.of(text).folded();
        String after = folded.substring(end, Math.min(folded.length(), end + 10));
        String before = folded.substring(Math.max(0, start - 6), start);
        String words = folded.substring(start, end);
        return AFTER.matcher(after).find()
                || BEFORE.matcher(before).find()
                || words.contains("?")
                || words.contains("待查");
    }
}
