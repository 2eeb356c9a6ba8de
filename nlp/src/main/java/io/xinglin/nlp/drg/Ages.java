package io.xinglin.nlp.drg;

import java.util.List;

/** Age in years and days, made consistent; -1 stands for unknown. */
record Ages(int years, int days) {
    private static final int OLDEST_YEARS = 150;
    private static final int DAYS_A_YEAR = 365;

    static Ages of(Integer givenYears, Integer givenDays, Wording words, List<String> warnings) {
        int years = within("ageYears", givenYears, OLDEST_YEARS, words, warnings);
        int days = within("ageDays", givenDays, OLDEST_YEARS * 366, words, warnings);
        if (years < 0 && days < 0) {
            warnings.add(words.ageUnknown());
            return new Ages(-1, -1);
        }
        if (years < 0) {
            return new Ages(days / DAYS_A_YEAR, days);
        }
        if (years == 0) {
            if (days < 0) {
                warnings.add(words.daysMissing());
            } else if (days > DAYS_A_YEAR + 1) {
                warnings.add(words.daysDisagree(years, days));
            }
            return new Ages(0, days);
        }
        // Many systems send 0 days for everyone beyond a year.
        if (days > 0 && days < DAYS_A_YEAR) {
            warnings.add(words.daysDisagree(years, days));
        }
        return new Ages(years, Math.max(days, years * DAYS_A_YEAR));
    }

    private static int within(String field, Integer value, int most, Wording words, List<String> warnings) {
        if (value == null) {
            return -1;
        }
        if (value < 0 || value > most) {
            warnings.add(words.ageImpossible(field, value));
            return -1;
        }
        return value;
    }
}
