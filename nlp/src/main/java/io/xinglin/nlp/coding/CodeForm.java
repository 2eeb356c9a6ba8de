package io.xinglin.nlp.coding;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Spellings of a code brought to that of the insurance lists: full-width letters, blanks, daggers, a missing point, capital
 * fillers ({@code I10.X00}) and short codes ({@code K35.9}, {@code 47.01}) as hospitals' systems send them.
 */
final class CodeForm {
    private CodeForm() {}

    /** {@code A17.000x005+G01*}, {@code I10.x00}: letters of the category large, fillers small, the point where it belongs. */
    static String diagnosis(String raw) {
        String text = plain(raw);
        int plus = text.indexOf('+');
        if (plus > 0) {
            return oneDiagnosis(text.substring(0, plus)) + '+' + text.substring(plus + 1);
        }
        return oneDiagnosis(text);
    }

    private static String oneDiagnosis(String text) {
        if (text.length() < 3) {
            return text;
        }
        String pointed =
                text.length() > 3 && text.charAt(3) != '.' ? text.substring(0, 3) + '.' + text.substring(3) : text;
        return pointed.charAt(0) + pointed.substring(1).replace('X', 'x');
    }

    /** {@code 37.5200x001}, {@code 17.971A0}. */
    static String operation(String raw) {
        String text = plain(raw);
        if (text.length() < 2) {
            return text;
        }
        String pointed =
                text.length() > 2 && text.charAt(2) != '.' ? text.substring(0, 2) + '.' + text.substring(2) : text;
        return pointed.replace('X', 'x');
    }

    /** The full code of a subcategory: K35.9 is K35.900, I10 is I10.x00, 47.01 is 47.0100, 47.0 is 47.0x00. */
    static String filled(String code, boolean diagnosis) {
        int digits = diagnosis ? 3 : 4;
        int point = code.indexOf('.');
        String whole = point < 0 ? code + "." : code;
        StringBuilder text = new StringBuilder(whole);
        int has = whole.length() - whole.indexOf('.') - 1;
        if (has < digits - 2) {
            text.append('x');
            has++;
        }
        while (has++ < digits) {
            text.append('0');
        }
        return text.toString();
    }

    private static String plain(String raw) {
        String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder text = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u2020' && c != '\ufeff') {
                text.append(c == '\u3002' ? '.' : c);
            }
        }
        return text.toString();
    }
}
