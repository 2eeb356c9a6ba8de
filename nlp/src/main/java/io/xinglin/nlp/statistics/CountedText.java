package io.xinglin.nlp.statistics;

import io.xinglin.core.statistics.CountedField;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The spelling under which a value is counted, so that 2个月前 and ２个月 are one: compatibility forms folded (NFKC), white
 * space collapsed, of an onset without the final 前, at most {@value #MOST} characters.
 */
final class CountedText {
    static final int MOST = 120;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern MONTHS_AGO = Pattern.compile("(\\d+)月前");

    private CountedText() {}

    static String of(CountedField field, String written) {
        String text = Normalizer.isNormalized(written, Normalizer.Form.NFKC)
                ? written
                : Normalizer.normalize(written, Normalizer.Form.NFKC);
        text = SPACE.matcher(text.strip()).replaceAll(" ");
        if (field == CountedField.ONSET) {
            text = onset(text);
        }
        return text.length() <= MOST ? text : text.substring(0, wholeCharacters(text));
    }

    private static int wholeCharacters(String text) {
        return Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
    }

    private static String onset(String text) {
        String months = MONTHS_AGO.matcher(text).replaceFirst("$1个月前");
        return months.length() > 1 && months.endsWith("前") ? months.substring(0, months.length() - 1) : months;
    }
}
