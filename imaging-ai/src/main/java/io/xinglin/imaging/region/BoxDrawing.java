package io.xinglin.imaging.region;

import io.xinglin.core.imaging.Box;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.picture.Framing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The boxes of a picture whose calibrated score is as probable as the label's threshold, at most {@value #MOST} of a label.
 *
 * @param boxes four numbers a box: left, top, right, bottom as shares of the square; not copied, treat as read-only
 * @param scores logits, one a label for each box; not copied, treat as read-only
 * @param suppression of two boxes of a label that overlap by more (intersection over union) the less probable one is left
 *     out; empty when all are kept
 */
@SuppressWarnings("ArrayRecordComponent")
public record BoxDrawing(float[] boxes, float[] scores, List<OutputLabel> labels, OptionalDouble suppression)
        implements Drawing {
    private static final int MOST = 32;

    public BoxDrawing {
        labels = List.copyOf(labels);
    }

    @Override
    public List<Outline> outlines(int label, double probability, Framing framing) {
        OutputLabel wanted = labels.get(label);
        List<Outline> found = new ArrayList<>();
        for (int box = 0; box < boxes.length / 4; box++) {
            double own = wanted.series().probability(scores[box * labels.size() + label]);
            if (own >= wanted.threshold()) {
                stored(box, framing).ifPresent(b -> found.add(new Outline(b, Optional.empty(), own)));
            }
        }
        found.sort(Comparator.comparingDouble(Outline::probability).reversed());
        return suppressed(found).stream().limit(MOST).toList();
    }

    /** Empty for a box with nothing of the picture in it. */
    private Optional<Box> stored(int box, Framing framing) {
        return Unframing.box(framing, boxes[4 * box], boxes[4 * box + 1], boxes[4 * box + 2], boxes[4 * box + 3]);
    }

    /** @param found most probable first */
    private List<Outline> suppressed(List<Outline> found) {
        if (suppression.isEmpty()) {
            return found;
        }
        List<Outline> kept = new ArrayList<>();
        for (Outline next : found) {
            if (kept.stream().noneMatch(k -> k.box().overlap(next.box()) > suppression.getAsDouble())) {
                kept.add(next);
            }
        }
        return kept;
    }
}
