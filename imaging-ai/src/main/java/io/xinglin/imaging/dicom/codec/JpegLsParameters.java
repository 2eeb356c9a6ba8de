package io.xinglin.imaging.dicom.codec;

/** Coding parameters; zero means the default (ITU-T T.87 C.2.4.1.1). */
record JpegLsParameters(int maxval, int t1, int t2, int t3, int reset) {

    JpegLsParameters complete(int precision, int near) {
        var max = maxval == 0 ? (1 << precision) - 1 : maxval;
        int a;
        int b;
        int c;
        if (max >= 128) {
            var factor = (Math.min(max, 4095) + 128) / 256;
            a = clamp(factor + 2 + 3 * near, near + 1, max);
            b = clamp(factor * 4 + 3 + 5 * near, a, max);
            c = clamp(factor * 17 + 4 + 7 * near, b, max);
        } else {
            var factor = 256 / (max + 1);
            a = clamp(Math.max(2, 3 / factor + 3 * near), near + 1, max);
            b = clamp(Math.max(3, 7 / factor + 5 * near), a, max);
            c = clamp(Math.max(4, 21 / factor + 7 * near), b, max);
        }
        return new JpegLsParameters(max, t1 == 0 ? a : t1, t2 == 0 ? b : t2, t3 == 0 ? c : t3, reset == 0 ? 64 : reset);
    }

    /** CLAMP of C.2.4.1.1: out of range means the lower bound. */
    private static int clamp(int i, int low, int max) {
        return i > max || i < low ? low : i;
    }
}
