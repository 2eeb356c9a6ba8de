package io.xinglin.imaging.assessment;

import java.util.List;
import java.util.regex.Pattern;

/** A fact compared with a number or with words, one of which it is: {@code d<6}, {@code change=none/unchanged}. */
record Condition(String fact, String comparison, String value) {
    private static final Pattern FORM = Pattern.compile("([a-z][a-zA-Z.-]*)(<=|>=|<|>|=)([a-z0-9./-]+)");

    static Condition of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no condition: " + text);
        }
        return new Condition(form.group(1), form.group(2), form.group(3));
    }

    /** False where the fact is not known. */
    boolean holds(Facts facts) {
        Double number = facts.numbers().get(fact);
        if (number == null) {
            String word = facts.words().get(fact);
            return word != null && List.of(value.split("/")).contains(word);
        }
        int order = Double.compare(number, Double.parseDouble(value));
        return switch (comparison) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> order == 0;
        };
    }
}
