package io.xinglin.imaging.assessment;

import java.util.regex.Pattern;

/** A fact compared with a number or a word: {@code d<6}, {@code type=solid}. */
record Condition(String fact, String comparison, String value) {
    private static final Pattern FORM = Pattern.compile("([a-z][a-zA-Z.-]*)(<=|>=|<|>|=)([a-z0-9.-]+)");

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
            return value.equals(facts.words().get(fact));
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
