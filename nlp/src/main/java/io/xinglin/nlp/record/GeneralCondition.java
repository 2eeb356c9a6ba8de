package io.xinglin.nlp.record;

import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads 一般情况 as item and state: 神志 清, 精神 可, 胃纳 欠佳. Stateless. */
public final class GeneralCondition {
    private static final Pattern ITEM = Pattern.compile(
            "((?:神志|神|意识|精神|食欲|胃纳|纳食|饮食|进食|食纳|睡眠|夜眠|夜寐|大小便|二便|大便|小便|体重|体力|反应)(?:、(?:精神|食欲|饮食|睡眠|大便|小便|体力))*)(?:状态|情况)?"
                    + "(清楚|清晰|清|尚可|尚好|尚安|尚佳|可|良好|好|欠佳|不佳|佳|较差|稍差|略差|差|一般|正常|如常|萎靡|倦怠|安|无(?:明显|显著)?(?:增减|变化|改变|异常|下降|减轻|增加)|未见(?:明显)?(?:变化|异常|改变|下降)|(?:较前)?(?:明显|稍)?(?:减退|减少|下降|减轻|降低|增加)[^,。;]{0,8}|干结|不详|(?:约)?\\d[^,。;]{0,8})");

    private GeneralCondition() {}

    /** The items of the part {@code span} of {@code note}, in order; each state with its place in the note. */
    public static Map<String, Field> read(String note, Span span) {
        FoldedText text = FoldedText.of(note);
        Map<String, Field> items = new LinkedHashMap<>();
        Matcher matcher = ITEM.matcher(text.folded()).region(span.start(), span.end());
        while (matcher.find()) {
            Span state = new Span(matcher.start(2), matcher.end(2));
            for (String item : matcher.group(1).split("、")) {
                items.putIfAbsent(item, new Field(state.of(note), state));
            }
        }
        return items;
    }
}
