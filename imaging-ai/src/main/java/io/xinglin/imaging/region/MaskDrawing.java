package io.xinglin.imaging.region;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Mask;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.picture.Framing;
import io.xinglin.imaging.picture.Picture;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * One mask a label: the pixels whose calibrated logit is as probable as the label's threshold. All parts of a mask stay
 * together.
 *
 * @param masks logits over the square, in the order of the labels
 */
public record MaskDrawing(List<Picture> masks, List<OutputLabel> labels) implements Drawing {
    public MaskDrawing {
        masks = List.copyOf(masks);
        labels = List.copyOf(labels);
    }

    @Override
    public List<Outline> outlines(int label, double probability, Framing framing) {
        Picture stored = Unframing.pixels(framing, masks.get(label));
        OutputLabel wanted = labels.get(label);
        var inside = new BitSet(stored.values().length);
        for (int i = 0; i < stored.values().length; i++) {
            if (wanted.series().probability(stored.values()[i]) >= wanted.threshold()) {
                inside.set(i);
            }
        }
        if (inside.isEmpty()) {
            return List.of();
        }
        var mask = Mask.of(stored.width(), stored.height(), inside);
        return List.of(new Outline(bounds(inside, stored.width()), Optional.of(mask), probability));
    }

    /** @param inside at least one pixel */
    public static Box bounds(BitSet inside, int width) {
        int left = width;
        int right = 0;
        for (int at = inside.nextSetBit(0); at >= 0; at = inside.nextSetBit(at + 1)) {
            left = Math.min(left, at % width);
            right = Math.max(right, at % width);
        }
        int top = inside.nextSetBit(0) / width;
        int bottom = (inside.length() - 1) / width;
        return new Box(left, top, right + 1, bottom + 1);
    }
}
