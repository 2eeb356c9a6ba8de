package io.xinglin.nlp.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The relative a family history speaks of. Stateless. */
final class Relatives {
    private static final Pattern RELATIVE = Pattern.compile(
            "外祖父|外祖母|祖父|祖母|父母|父亲|母亲|爸爸|妈妈|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|胞兄|胞弟|胞姐|胞妹|兄长|爷爷|奶奶|外公|外婆|姥姥|姥爷|儿子|女儿|舅舅|舅父|姑姑|姑母|姨妈|姨母|叔叔|叔父|伯父|堂兄|表哥|父|母|兄|弟|姐|妹|家族");

    private Relatives() {}

    /** The relative a disease is told of: the last one named before it in its sentence. */
    static String of(NoteView view, Surroundings disease) {
        int from = Math.max(disease.sentence().start(), disease.span().start() - 80);
        return last(view.folded(from, disease.span().start()));
    }

    /** The last one named; empty when none is. */
    private static String last(String before) {
        String found = "";
        Matcher matcher = RELATIVE.matcher(before);
        while (matcher.find()) {
            found = matcher.group();
        }
        return found;
    }
}
