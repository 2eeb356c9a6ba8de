package io.xinglin.imaging.series;

import io.xinglin.imaging.model.InstalledModel;
import java.util.List;

/**
 * What a model says of a series.
 *
 * @param slices from the feet to the head
 * @param probabilities of the series as a whole, calibrated, in the order of the model's labels
 */
public record Analysis<S>(
        InstalledModel model, List<AnalysedSlice<S>> slices, double[] probabilities, List<SeriesNote> notes) {
    public Analysis {
        slices = List.copyOf(slices);
        notes = List.copyOf(notes);
    }
}
