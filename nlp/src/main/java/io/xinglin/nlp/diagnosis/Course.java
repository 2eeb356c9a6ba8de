package io.xinglin.nlp.diagnosis;

import java.util.Locale;

/** How long the complaint has lasted when the patient comes. */
public enum Course {
    HOURS("数小时"),
    DAYS("数天"),
    WEEKS("数周"),
    MONTHS("数月"),
    YEARS("数年");

    private final String zh;

    Course(String zh) {
        this.zh = zh;
    }

    String zh() {
        return zh;
    }

    /** The course of so many days: a day, two weeks, two months and two years are the limits. */
    static Course ofDays(double days) {
        return days < 1 ? HOURS : days <= 14 ? DAYS : days <= 60 ? WEEKS : days < 730 ? MONTHS : YEARS;
    }

    /** Reads h, d, w, m, y. */
    static Course ofLetter(String letter) {
        for (Course course : values()) {
            if (course.name().substring(0, 1).toLowerCase(Locale.ROOT).equals(letter)) {
                return course;
            }
        }
        throw new IllegalArgumentException("no course: " + letter);
    }
}
