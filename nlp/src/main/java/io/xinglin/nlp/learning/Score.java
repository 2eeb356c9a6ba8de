package io.xinglin.nlp.learning;

import java.util.Locale;

/** Counts behind an F1: what should be found, what was found, what of it was right. Immutable. */
public record Score(int gold, int found, int right) {
    static final Score NONE = new Score(0, 0, 0);

    Score and(Score other) {
        return new Score(gold + other.gold, found + other.found, right + other.right);
    }

    /** 1 where nothing should be found and nothing was. */
    public double f1() {
        return gold + found == 0 ? 1 : 2.0 * right / (gold + found);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "F1 %.4f (gold %d, found %d, right %d)", f1(), gold, found, right);
    }
}
