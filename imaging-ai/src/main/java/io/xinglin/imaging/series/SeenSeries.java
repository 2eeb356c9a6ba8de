package io.xinglin.imaging.series;

import java.util.List;

/**
 * What a model says of the slices of one series and of the series, as calibrated probabilities in the order of its labels.
 *
 * @param slices in the order given
 */
public record SeenSeries(List<double[]> slices, double[] series) {
    public SeenSeries {
        slices = List.copyOf(slices);
    }
}
