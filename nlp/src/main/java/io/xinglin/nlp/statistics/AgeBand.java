package io.xinglin.nlp.statistics;

import io.xinglin.core.statistics.Dimension;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages in bands: infants, preschool, school, adults in two halves, the old in two. */
public final class AgeBand {
    /** All bands, youngest first. */
    public static final List<String> ALL = List.of("0岁", "1-6岁", "7-17岁", "18-44岁", "45-64岁", "65-79岁", "80岁以上");

    private static final int[] FROM = {0, 1, 7, 18, 45, 65, 80};
    private static final int OLDEST = 150;
    private static final Pattern AGE = Pattern.compile("(\\d{1,3})(?:\\.\\d+)?\\s*(岁|周岁|个月|月龄|月|周|天|日|小时|$)?.*");

    private AgeBand() {}

    /** The band of an age as a record gives it: 15, 15岁, 8个月, 3天; {@link Dimension#UNKNOWN} for anything else. */
    public static String of(String age) {
        Matcher matcher = AGE.matcher(CountedText.of(null, age));
        if (!matcher.matches() || matcher.group(2) == null) {
            return Dimension.UNKNOWN;
        }
        int number = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "岁", "周岁", "" -> ofYears(number);
            case "个月", "月龄", "月" -> ofYears(number / 12);
            case "周" -> ofYears(number / 52);
            default -> ofYears(0);
        };
    }

    public static String ofYears(int years) {
        if (years < 0 || years > OLDEST) {
            return Dimension.UNKNOWN;
        }
        int band = 0;
        while (band + 1 < FROM.length && FROM[band + 1] <= years) {
            band++;
        }
        return ALL.get(band);
    }
}
