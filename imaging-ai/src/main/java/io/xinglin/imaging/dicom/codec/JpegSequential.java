package io.xinglin.imaging.dicom.codec;

import java.io.IOException;
import java.util.List;

/** JPEG sequential DCT, 8 and 12 bit (ITU-T T.81 annex F, processes 1, 2 and 4); chroma is enlarged by repetition. */
final class JpegSequential extends JpegScans {
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    /** Cosine basis of the inverse transform, {@code BASIS[x][u]} (T.81 A.3.3). */
    private static final float[][] BASIS = basis();

    private final float[] block = new float[64];
    private final float[] half = new float[64];
    private int maxH;
    private int maxV;
    private Plane[] planes;
    private int[] previous;

    /** Samples of one component, padded to whole blocks of its minimum coded units. */
    private record Plane(int width, int blocksWide, int blocksHigh, int[] values) {}

    private static float[][] basis() {
        var basis = new float[8][8];
        for (var x = 0; x < 8; x++) {
            for (var u = 0; u < 8; u++) {
                basis[x][u] = (float) ((u == 0 ? Math.sqrt(0.125) : 0.5) * Math.cos((2 * x + 1) * u * Math.PI / 16));
            }
        }
        return basis;
    }

    @Override
    protected void begin() {
        maxH = components.stream().mapToInt(Component::h).max().orElse(1);
        maxV = components.stream().mapToInt(Component::v).max().orElse(1);
        planes = new Plane[components.size()];
        for (var component : components) {
            var wide = ceil(columns, 8 * maxH) * component.h();
            var high = ceil(rows, 8 * maxV) * component.v();
            planes[component.index()] =
                    new Plane(wide * 8, wide, high, new int[Math.multiplyExact(wide * 8, high * 8)]);
        }
    }

    private static int ceil(int a, int b) {
        return (a + b - 1) / b;
    }

    @Override
    protected void scan(BitReader bits, List<ScanComponent> parts, int start, int low) throws IOException {
        for (var part : parts) {
            if (part.dc() == null
                    || part.ac() == null
                    || quantization[part.component().quantization() & 3] == null) {
                throw new IOException("scan without its tables");
            }
        }
        previous = new int[components.size()];
        var single = parts.size() == 1;
        var one = parts.get(0).component();
        var unitsWide = single ? ceil(ceil(columns * one.h(), maxH), 8) : ceil(columns, 8 * maxH);
        var unitsHigh = single ? ceil(ceil(rows * one.v(), maxV), 8) : ceil(rows, 8 * maxV);
        for (var unit = 0; unit < unitsWide * unitsHigh; unit++) {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
                bits.restart();
                previous = new int[components.size()];
            }
            unit(bits, parts, single, unit % unitsWide, unit / unitsWide);
        }
    }

    private void unit(BitReader bits, List<ScanComponent> parts, boolean single, int ux, int uy) throws IOException {
        for (var part : parts) {
            var h = single ? 1 : part.component().h();
            var v = single ? 1 : part.component().v();
            for (var by = 0; by < v; by++) {
                for (var bx = 0; bx < h; bx++) {
                    coefficients(bits, part);
                    place(planes[part.component().index()], ux * h + bx, uy * v + by);
                }
            }
        }
    }

    private void coefficients(BitReader bits, ScanComponent part) throws IOException {
        java.util.Arrays.fill(block, 0);
        var table = quantization[part.component().quantization() & 3];
        var index = part.component().index();
        previous[index] += bits.extended(part.dc().decode(bits));
        block[0] = (float) previous[index] * table[0];
        for (var k = 1; k < 64; k++) {
            var symbol = part.ac().decode(bits);
            var size = symbol & 15;
            var run = symbol >> 4;
            if (size == 0) {
                if (run < 15) {
                    break;
                }
                k += 15;
                continue;
            }
            k += run;
            if (k > 63) {
                throw new IOException("too many coefficients");
            }
            block[ZIGZAG[k]] = (float) bits.extended(size) * table[k];
        }
    }

    private void place(Plane plane, int blockX, int blockY) {
        for (var y = 0; y < 8; y++) {
            for (var x = 0; x < 8; x++) {
                var sum = 0f;
                for (var u = 0; u < 8; u++) {
                    sum += BASIS[x][u] * block[8 * y + u];
                }
                half[8 * y + x] = sum;
            }
        }
        var middle = 1 << (precision - 1);
        var max = (1 << precision) - 1;
        for (var x = 0; x < 8; x++) {
            for (var y = 0; y < 8; y++) {
                var sum = 0f;
                for (var v = 0; v < 8; v++) {
                    sum += BASIS[y][v] * half[8 * v + x];
                }
                var value = Math.max(0, Math.min(max, Math.round(sum) + middle));
                plane.values()[(blockY * 8 + y) * plane.width() + blockX * 8 + x] = value;
            }
        }
    }

    @Override
    protected Samples end() {
        var count = components.size();
        var values = new int[rows * columns * count];
        for (var component : components) {
            var plane = planes[component.index()];
            var at = component.index();
            for (var y = 0; y < rows; y++) {
                var line = y * component.v() / maxV * plane.width();
                for (var x = 0; x < columns; x++, at += count) {
                    values[at] = plane.values()[line + x * component.h() / maxH];
                }
            }
        }
        return new Samples(rows, columns, count, values);
    }
}
