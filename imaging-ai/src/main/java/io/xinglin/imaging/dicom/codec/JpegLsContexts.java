package io.xinglin.imaging.dicom.codec;

import java.io.IOException;

/** Context modelling, regular mode and run mode of one scan (ITU-T T.87 annex A). Not thread-safe. */
class JpegLsContexts {
    private static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    /** Contexts 0..364 regular, 365 and 366 run interruption (A.7.2). */
    private static final int CONTEXTS = 367;

    protected final JpegLsBits bits;
    protected final int near;
    private final JpegLsParameters p;
    private final int range;
    private final int qbpp;
    private final int limit;
    private final int[] a = new int[CONTEXTS];
    private final int[] b = new int[CONTEXTS];
    private final int[] c = new int[CONTEXTS];
    private final int[] n = new int[CONTEXTS];
    private final int[] nn = new int[CONTEXTS];
    /** RUNindex (A.2.1); line-interleaved scans keep one for each component. */
    int runIndex;

    JpegLsContexts(JpegLsBits bits, JpegLsParameters parameters, int near) {
        this.bits = bits;
        this.p = parameters;
        this.near = near;
        range = (p.maxval() + 2 * near) / (2 * near + 1) + 1;
        qbpp = bitsFor(range);
        var bpp = Math.max(2, bitsFor(p.maxval() + 1));
        limit = 2 * (bpp + Math.max(8, bpp));
        java.util.Arrays.fill(a, Math.max(2, (range + 32) / 64));
        java.util.Arrays.fill(n, 1);
    }

    private static int bitsFor(int count) {
        return 32 - Integer.numberOfLeadingZeros(count - 1);
    }

    /** One line; both arrays hold the samples from index 1, the neighbours of A.2.1 at both ends are set here. */
    void line(int[] previous, int[] current, int columns) throws IOException {
        previous[columns + 1] = previous[columns];
        current[0] = previous[1];
        var x = 1;
        while (x <= columns) {
            var ra = current[x - 1];
            var rb = previous[x];
            var rc = previous[x - 1];
            var rd = previous[x + 1];
            var q = context(rd - rb, rb - rc, rc - ra);
            if (q != 0) {
                current[x++] = regular(q, ra, rb, rc);
                continue;
            }
            var run = run(columns - x + 1);
            java.util.Arrays.fill(current, x, x + run, ra);
            x += run;
            if (x <= columns) {
                current[x] = interruption(ra, previous[x]);
                x++;
                runIndex = Math.max(0, runIndex - 1);
            }
        }
    }

    /** Signed context number; 0 means run mode (A.3). */
    protected final int context(int d1, int d2, int d3) {
        return 81 * quantize(d1) + 9 * quantize(d2) + quantize(d3);
    }

    private int quantize(int d) {
        var size = Math.abs(d);
        var q = size <= near ? 0 : size < p.t1() ? 1 : size < p.t2() ? 2 : size < p.t3() ? 3 : 4;
        return d < 0 ? -q : q;
    }

    /** Regular mode (A.4 to A.6). */
    protected final int regular(int signed, int ra, int rb, int rc) throws IOException {
        var sign = signed < 0 ? -1 : 1;
        var q = Math.abs(signed);
        var high = Math.max(ra, rb);
        var low = Math.min(ra, rb);
        var px = rc >= high ? low : rc <= low ? high : ra + rb - rc;
        px = Math.max(0, Math.min(p.maxval(), px + sign * c[q]));
        var k = 0;
        while ((n[q] << k) < a[q]) {
            k++;
        }
        var mapped = golomb(k, limit);
        var error = (mapped & 1) == 0 ? mapped >> 1 : -((mapped + 1) >> 1);
        if (near == 0 && k == 0 && 2 * b[q] <= -n[q]) {
            error = -(error + 1);
        }
        update(q, error);
        return reconstruct(px, sign * error);
    }

    private void update(int q, int error) {
        b[q] += error * (2 * near + 1);
        a[q] += Math.abs(error);
        if (n[q] == p.reset()) {
            a[q] >>= 1;
            b[q] = b[q] >= 0 ? b[q] >> 1 : -((1 - b[q]) >> 1);
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] = Math.max(b[q] + n[q], 1 - n[q]);
            c[q] = Math.max(c[q] - 1, -128);
        } else if (b[q] > 0) {
            b[q] = Math.min(b[q] - n[q], 0);
            c[q] = Math.min(c[q] + 1, 127);
        }
    }

    private int reconstruct(int px, int error) {
        var span = range * (2 * near + 1);
        var value = px + error * (2 * near + 1);
        if (value < -near) {
            value += span;
        } else if (value > p.maxval() + near) {
            value -= span;
        }
        return Math.max(0, Math.min(p.maxval(), value));
    }

    /** Limited-length Golomb code (A.5.3). */
    private int golomb(int k, int max) throws IOException {
        var zeros = 0;
        while (bits.bit() == 0) {
            zeros++;
        }
        return zeros < max - qbpp - 1 ? (zeros << k) | bits.bits(k) : bits.bits(qbpp) + 1;
    }

    /** Length of a run, at most {@code room} (A.7.1). */
    protected final int run(int room) throws IOException {
        var length = 0;
        while (length < room) {
            if (bits.bit() == 1) {
                var full = 1 << J[runIndex];
                var taken = Math.min(full, room - length);
                length += taken;
                if (taken == full) {
                    runIndex = Math.min(31, runIndex + 1);
                }
            } else {
                length += bits.bits(J[runIndex]);
                return Math.min(length, room);
            }
        }
        return length;
    }

    /** The sample that ends a run (A.7.2). */
    protected final int interruption(int ra, int rb) throws IOException {
        var type = Math.abs(ra - rb) <= near ? 1 : 0;
        var error = interruptionError(type);
        var sign = type == 0 && ra > rb ? -1 : 1;
        return reconstruct(type == 1 ? ra : rb, sign * error);
    }

    /** Error value of a run interruption sample of the given type; contexts 365 and 366. */
    protected final int interruptionError(int type) throws IOException {
        var q = 365 + type;
        var temp = type == 0 ? a[q] : a[q] + (n[q] >> 1);
        var k = 0;
        while ((n[q] << k) < temp) {
            k++;
        }
        var mapped = golomb(k, limit - J[runIndex] - 1);
        var combined = mapped + type;
        var map = combined & 1;
        var size = (combined + map) / 2;
        var negative = (k != 0 || 2 * nn[q] >= n[q]) == (map == 1);
        var error = negative ? -size : size;
        if (error < 0) {
            nn[q]++;
        }
        a[q] += (mapped + 1 - type) >> 1;
        if (n[q] == p.reset()) {
            a[q] >>= 1;
            n[q] >>= 1;
            nn[q] >>= 1;
        }
        n[q]++;
        return error;
    }

    /** Reconstructed sample of a multi-component run interruption (A.7.2 with RItype 0 for every component). */
    protected final int interruptionSample(int ra, int rb) throws IOException {
        return reconstruct(rb, (ra > rb ? -1 : 1) * interruptionError(0));
    }
}
