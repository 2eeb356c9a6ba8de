package io.xinglin.imaging.verification;

import java.time.Duration;
import java.util.List;

/**
 * What a package does on labelled series, each by the network in it that has not seen the series.
 *
 * @param slices that were analysed
 * @param failed slices that could not be read; they are in no figure
 * @param labels those that are findings, in the package's order
 * @param took from reading to probability, all series
 * @param inside the networks
 * @param peakMemory bytes, as {@link VerificationReport}
 */
public record SeriesReport(
        int series, int slices, int failed, List<Label> labels, Duration took, Duration inside, long peakMemory) {
    public SeriesReport {
        labels = List.copyOf(labels);
    }

    /**
     * One label.
     *
     * @param reliable as the package says
     * @param slices each slice after the series stage
     * @param whole each series
     */
    public record Label(String label, boolean reliable, Side slices, Side whole) {}

    /**
     * Slices or series. The interval of the pooled figures takes slices of one patient for independent ones; that of the folds
     * does not.
     *
     * @param pooled all of them as if one network had answered
     * @param folds mean of the AUC over the networks, of those alone that have both classes, with Student's interval
     */
    public record Side(LabelFigures pooled, Estimate folds) {}
}
