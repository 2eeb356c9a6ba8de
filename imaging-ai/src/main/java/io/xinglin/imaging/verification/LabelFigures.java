package io.xinglin.imaging.verification;

/**
 * How well one label is told.
 *
 * @param threshold as the site has it; sensitivity, specificity and accuracy are at it
 * @param brier mean squared error of the probability
 * @param calibrationError ten bins of equal width
 */
public record LabelFigures(
        String label,
        int positives,
        double threshold,
        Estimate sensitivity,
        Estimate specificity,
        Estimate accuracy,
        Estimate auc,
        double brier,
        double calibrationError) {
    static LabelFigures of(String label, double threshold, boolean[] truth, double[] probability) {
        int[] counts = new int[4];
        for (int i = 0; i < truth.length; i++) {
            counts[(truth[i] ? 2 : 0) + (probability[i] >= threshold ? 1 : 0)]++;
        }
        int positives = counts[2] + counts[3];
        return new LabelFigures(
                label,
                positives,
                threshold,
                Measures.share(counts[3], positives),
                Measures.share(counts[0], truth.length - positives),
                Measures.share(counts[0] + counts[3], truth.length),
                Measures.auc(truth, probability),
                Measures.brier(truth, probability),
                Measures.calibrationError(truth, probability));
    }
}
