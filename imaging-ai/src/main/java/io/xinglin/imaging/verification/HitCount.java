package io.xinglin.imaging.verification;

/** True positives, false positives and false negatives. */
public record HitCount(long hits, long wrong, long missed) {
    /** Nothing seen yet. */
    static final HitCount NONE = new HitCount(0, 0, 0);

    HitCount plus(HitCount other) {
        return new HitCount(hits + other.hits, wrong + other.wrong, missed + other.missed);
    }

    static HitCount of(boolean truth, boolean said) {
        return new HitCount(truth && said ? 1 : 0, !truth && said ? 1 : 0, truth && !said ? 1 : 0);
    }

    /** How many are true. */
    public long positives() {
        return hits + missed;
    }

    /** With Wilson's interval. */
    public Estimate sensitivity() {
        return Measures.share(hits, hits + missed);
    }

    /** Positive predictive value, with Wilson's interval. */
    public Estimate precision() {
        return Measures.share(hits, hits + wrong);
    }

    /** Harmonic mean of the two; NaN without anything true or said. */
    public double f1() {
        return 2.0 * hits / (2 * hits + wrong + missed);
    }
}
