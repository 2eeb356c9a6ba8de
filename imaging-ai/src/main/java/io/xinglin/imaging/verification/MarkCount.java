package io.xinglin.imaging.verification;

import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.Verification;
import io.xinglin.imaging.region.Outline;
import io.xinglin.imaging.series.PreparedSlice;
import io.xinglin.imaging.series.SeenPicture;
import java.util.ArrayList;
import java.util.List;

/** Counts marks against the places of lesions, of the labels whose places the set knows. Used by one thread. */
final class MarkCount {
    private final List<MarkFigures> figures = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    MarkCount(List<OutputLabel> all, Verification verification) {
        for (int k = 0; k < all.size(); k++) {
            if (!verification.truths().get(k).circles().isEmpty()) {
                labels.add(k);
                figures.add(MarkFigures.none(all.get(k).key()));
            }
        }
    }

    /** What was drawn on a picture, at its full resolution. */
    void add(PreparedSlice<LabelledSet.Item> picture, SeenPicture seen) {
        for (int i = 0; i < labels.size(); i++) {
            int label = labels.get(i);
            LabelledSet.Item item = picture.source();
            List<Outline> outlines = seen.drawing().outlines(label, seen.probabilities()[label], picture.framing());
            figures.set(
                    i,
                    figures.get(i)
                            .plus(
                                    item.truth()[label],
                                    item.circles().get(label),
                                    outlines.stream().map(Outline::box).toList()));
        }
    }

    List<MarkFigures> figures() {
        return List.copyOf(figures);
    }
}
