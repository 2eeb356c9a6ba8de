package io.xinglin.imaging.verification;

import io.xinglin.core.imaging.Box;
import java.util.List;

/**
 * How well one label is found by marks, at its threshold.
 *
 * @param lesions whose place is known
 * @param covered by at least one mark
 * @param normal pictures without the label
 * @param wrong marks on these
 */
public record MarkFigures(String label, int lesions, int covered, int normal, int wrong) {
    static MarkFigures none(String label) {
        return new MarkFigures(label, 0, 0, 0, 0);
    }

    /**
     * With one more picture. Where the label is true but nobody placed it, nothing is counted.
     *
     * @param truth whether the label is true of it
     */
    MarkFigures plus(boolean truth, List<Circle> circles, List<Box> marks) {
        int found = (int) circles.stream()
                .filter(circle -> marks.stream().anyMatch(circle::coveredBy))
                .count();
        return new MarkFigures(
                label,
                lesions + circles.size(),
                covered + found,
                normal + (truth ? 0 : 1),
                wrong + (truth ? 0 : marks.size()));
    }

    /** With Wilson's interval. */
    public Estimate coverage() {
        return Measures.share(covered, lesions);
    }

    /** NaN without a normal picture. */
    public double marksPerNormal() {
        return (double) wrong / normal;
    }
}
