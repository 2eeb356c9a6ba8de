package io.xinglin.imaging.verification;

import io.xinglin.imaging.phantom.chest.NoduleTexture;
import io.xinglin.imaging.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The texture of one nodule of a {@link NoduleCropSet}: grey levels less the nodule's median, in units of its contrast with the
 * lung around it, for the pictures have neither HU nor window. Stateless.
 */
final class CropTexture {
    /** Pixels of outline a slice, on average: below that there is an edge and no texture. */
    static final int LEAST = 80;

    private static final int SIDE = NoduleCropSet.SIDE;
    /** Pixels around the middle among which the lung is looked for. */
    private static final int AROUND = 32;
    /** Grey levels by which a nodule has to stand out. */
    private static final double STANDS_OUT = 0.08;

    private static final double LOWEST = -0.8;
    private static final double HIGHEST = 0.5;

    private CropTexture() {}

    /** Mean of the outlines' areas, pixels. */
    static double area(NoduleCropSet set, List<NoduleCropSet.Slice> slices) {
        long sum = 0;
        for (NoduleCropSet.Slice slice : slices) {
            for (int at = 0; at < SIDE * SIDE; at++) {
                sum += set.inside(slice, at) ? 1 : 0;
            }
        }
        return (double) sum / slices.size();
    }

    /** Empty where it does not stand out. */
    static Optional<NoduleTexture> of(NoduleCropSet set, List<NoduleCropSet.Slice> slices) {
        List<float[]> planes = new ArrayList<>();
        for (NoduleCropSet.Slice slice : slices) {
            plane(set, slice).ifPresent(planes::add);
        }
        return planes.isEmpty()
                ? Optional.empty()
                : Optional.of(new NoduleTexture(SIDE, planes, Math.sqrt(area(set, slices) / Math.PI)));
    }

    private static Optional<float[]> plane(NoduleCropSet set, NoduleCropSet.Slice slice) {
        Picture picture = set.picture(slice);
        List<Float> own = new ArrayList<>();
        List<Float> around = new ArrayList<>();
        for (int at = 0; at < SIDE * SIDE; at++) {
            if (set.inside(slice, at)) {
                own.add(picture.values()[at]);
            } else if (Math.abs(at % SIDE - SIDE / 2) < AROUND && Math.abs(at / SIDE - SIDE / 2) < AROUND) {
                around.add(picture.values()[at]);
            }
        }
        if (own.isEmpty()) {
            return Optional.empty();
        }
        double level = quantile(own, 0.5);
        double contrast = level - quantile(around, 0.25);
        if (contrast < STANDS_OUT) {
            return Optional.empty();
        }
        float[] values = new float[SIDE * SIDE];
        Arrays.fill(values, Float.NaN);
        for (int at = 0; at < values.length; at++) {
            if (set.inside(slice, at)) {
                values[at] = (float) Math.max(LOWEST, Math.min(HIGHEST, (picture.values()[at] - level) / contrast));
            }
        }
        return Optional.of(values);
    }

    private static double quantile(List<Float> values, double share) {
        List<Float> sorted = values.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
