package io.xinglin.nlp.coding.term;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways a list writes one name: {@code 甲[乙/丙]} is 甲, 乙 and 丙; {@code 甲(乙)} is also 甲; {@code 甲，其他的} of the insurance
 * list is {@code 其他的甲} in the clinical edition.
 */
public final class TermForms {
    private static final Pattern SQUARE = Pattern.compile("^([^\\[\\]]+)\\[([^\\[\\]]+)\\](.*)$");
    private static final Pattern ROUND = Pattern.compile("\\([^()]*\\)");
    private static final Pattern INVERTED = Pattern.compile("^([^,]+),((?:其他|未特指|特指|累及|由于|伴有?|可疑|不可)[^,]*的)$");

    private TermForms() {}

    /** A name of the insurance list as the clinical edition would write it: half-width marks, no inversion. */
    public static String clinical(String insuranceName) {
        String name = halfWidth(insuranceName);
        Matcher inverted = INVERTED.matcher(name);
        return inverted.matches() ? inverted.group(2) + inverted.group(1) : name;
    }

    private static String halfWidth(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            text.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c == '【' ? '[' : c == '】' ? ']' : c);
        }
        return text.toString();
    }

    /** The forms of a name, its own first. */
    public static List<String> of(String name) {
        Set<String> forms = new LinkedHashSet<>();
        String plain = halfWidth(name);
        forms.add(plain);
        Matcher square = SQUARE.matcher(plain);
        if (square.matches()) {
            forms.add(square.group(1) + square.group(3));
            for (String other : square.group(2).split("[/、]")) {
                if (other.length() > 1) {
                    forms.add(other + square.group(3));
                }
            }
        }
        String bare = ROUND.matcher(plain).replaceAll("");
        if (bare.length() > 1) {
            forms.add(bare);
        }
        forms.add(clinical(plain));
        return List.copyOf(forms);
    }
}
