package io.xinglin.imaging.phantom.chest;

import java.util.List;

/**
 * How a real nodule's density varies, to be painted on a made one. Without a unit: 0 is the nodule's own level, -1 that of the
 * lung around it, so that pictures of any window serve. Immutable as long as the arrays are left alone.
 *
 * @param side pixels of a plane's edge; the nodule lies in its middle
 * @param planes from foot to head, row-major; NaN outside the nodule; not copied
 * @param radius pixels from the middle to the outline, about
 */
public record NoduleTexture(int side, List<float[]> planes, double radius) {
    private static final double INWARDS = 0.85;
    private static final int STEPS = 16;

    public NoduleTexture {
        planes = List.copyOf(planes);
        if (planes.isEmpty() || !(radius > 0) || planes.stream().anyMatch(p -> p.length != side * side)) {
            throw new IllegalArgumentException("a texture needs square planes and a radius");
        }
    }

    /** At a place in radii from the middle; what lies outside the real nodule is taken from further in. */
    double at(double u, double v, double w) {
        double k = Math.max(0, Math.min(1, (w + 1) / 2)) * (planes.size() - 1);
        int below = (int) k;
        int above = Math.min(planes.size() - 1, below + 1);
        double first = plane(planes.get(below), u, v);
        return first + (k - below) * (plane(planes.get(above), u, v) - first);
    }

    private double plane(float[] values, double u, double v) {
        double scale = radius;
        for (int step = 0; step < STEPS; step++) {
            int i = (int) Math.round((side - 1) / 2.0 + u * scale);
            int j = (int) Math.round((side - 1) / 2.0 + v * scale);
            if (i >= 0 && j >= 0 && i < side && j < side && !Float.isNaN(values[j * side + i])) {
                return values[j * side + i];
            }
            scale *= INWARDS;
        }
        return 0;
    }
}
