package io.xinglin.nlp.drg;

import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.drg.Condition.Place;
import io.xinglin.nlp.drg.Condition.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a rule: alternatives parted by {@code |}, conditions by {@code &}.
 *
 * <p>Conditions: {@code true}; {@code principal:L}, {@code diagnosis:L}, {@code main:L}, {@code operation:L}, {@code none:L}
 * with a list L ({@code mdc}, {@code valid}, or a list of the ADRG's own); {@code ageDays}, {@code ageYears}, {@code weight},
 * {@code stay} or {@code sites} with {@code <} or {@code >=} and a number; {@code sex=M}, {@code sex=F};
 * {@code discharge=4/5}.
 */
final class RuleText {
    private static final Pattern MEMBER = Pattern.compile("(principal|diagnosis|main|operation|none):(\\w+)");
    private static final Pattern BOUND = Pattern.compile("(ageDays|ageYears|weight|stay|sites)(<|>=)(\\d{1,6})");
    private static final Pattern SEX = Pattern.compile("sex=([MF])");
    private static final Pattern DISCHARGE = Pattern.compile("discharge=([0-9A-Z/]+)");

    private RuleText() {}

    /**
     * @param lists the code list of a name; {@code null} where there is none
     * @throws IllegalArgumentException for a condition that is none, or a list that is not there
     */
    static Rule read(String text, Function<String, CodeSet> lists) {
        List<List<Condition>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|", -1)) {
            alternatives.add(Arrays.stream(alternative.split("&", -1))
                    .map(String::strip)
                    .map(condition -> condition(condition, lists))
                    .toList());
        }
        return new Rule(alternatives);
    }

    private static Condition condition(String text, Function<String, CodeSet> lists) {
        if (text.equals("true")) {
            return new Condition.Always();
        }
        Matcher member = MEMBER.matcher(text);
        if (member.matches()) {
            return member(member.group(1), member.group(2), lists);
        }
        Matcher bound = BOUND.matcher(text);
        if (bound.matches()) {
            return new Condition.Bound(
                    quantity(bound.group(1)), bound.group(2).equals(">="), Integer.parseInt(bound.group(3)));
        }
        Matcher sex = SEX.matcher(text);
        if (sex.matches()) {
            return new Condition.SexIs(sex.group(1).equals("M") ? Sex.MALE : Sex.FEMALE);
        }
        Matcher discharge = DISCHARGE.matcher(text);
        if (discharge.matches()) {
            return new Condition.LeftBy(Set.of(discharge.group(1).split("/")));
        }
        throw new IllegalArgumentException("not a condition: '" + text + "'");
    }

    private static Condition member(String place, String list, Function<String, CodeSet> lists) {
        CodeSet codes = lists.apply(list);
        if (codes == null || codes.isEmpty()) {
            throw new IllegalArgumentException("no codes in list '" + list + "'");
        }
        return switch (place) {
            case "principal" -> new Condition.Member(Place.PRINCIPAL, list, codes);
            case "diagnosis" -> new Condition.Member(Place.DIAGNOSIS, list, codes);
            case "main" -> new Condition.Member(Place.MAIN, list, codes);
            case "operation" -> new Condition.Member(Place.OPERATION, list, codes);
            default -> new Condition.NoneOf(list, codes);
        };
    }

    private static Quantity quantity(String name) {
        return switch (name) {
            case "ageDays" -> Quantity.AGE_DAYS;
            case "ageYears" -> Quantity.AGE_YEARS;
            case "weight" -> Quantity.WEIGHT;
            case "stay" -> Quantity.DAYS;
            default -> Quantity.SITES;
        };
    }
}
