package io.xinglin.imaging.phantom;

/** A scanner's point spread in the plane. Stateless. */
final class PointSpread {
    private PointSpread() {}

    /** A 3 x 3 binomial filter over a square picture. */
    static float[] smooth(float[] in, int size) {
        var half = new float[in.length];
        var out = new float[in.length];
        for (var i = 0; i < in.length; i++) {
            var x = i % size;
            var left = in[x == 0 ? i : i - 1];
            var right = in[x == size - 1 ? i : i + 1];
            half[i] = (left + 2 * in[i] + right) / 4;
        }
        for (var i = 0; i < in.length; i++) {
            var above = half[i < size ? i : i - size];
            var below = half[i + size >= in.length ? i : i + size];
            out[i] = (above + 2 * half[i] + below) / 4;
        }
        return out;
    }
}
