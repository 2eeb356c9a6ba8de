package io.xinglin.nlp.diagnosis;

import io.xinglin.core.patient.Sex;

/**
 * Whom a disease befalls.
 *
 * @param from lower end of the usual age, years
 * @param to upper end of the usual age, years
 * @param male share of men and boys among the sick, 0 to 1
 */
record Who(double from, double to, double male) {
    private static final double LIFE = 80;
    private static final double USUAL = 0.85;
    private static final double MOST_GAIN = Math.log(6);

    Who {
        if (from < 0 || to <= from || male < 0 || male > 1) {
            throw new IllegalArgumentException("ages " + from + "-" + to + ", share of males " + male);
        }
    }

    /** Natural logarithm of how much the age speaks for it; 0 where it says nothing. */
    double age(double years) {
        double width = to - from;
        double inside = Math.min(MOST_GAIN, Math.log(USUAL * LIFE / Math.min(width, LIFE)));
        double outside = years < from ? from - years : Math.max(0, years - to);
        if (outside == 0) {
            return inside;
        }
        return Math.max(Math.min(inside, 0) - 1 - outside / Math.max(0.15 * width, 0.1 * Math.min(to, 50)), -5);
    }

    /** Natural logarithm of how much the sex speaks for it. */
    double sex(Sex sex) {
        double share = sex == Sex.MALE ? male : sex == Sex.FEMALE ? 1 - male : 0.5;
        return Math.log(Math.max(share, 0.0005) / 0.5);
    }
}
