package io.xinglin.imaging.dicom.codec;

import java.io.IOException;

/** Sample-interleaved JPEG-LS scans: a run holds for all components at once (ITU-T T.87 A.7, B.2.3). */
final class JpegLsSampleInterleaved extends JpegLsContexts {
    private final int rows;
    private final int columns;
    private final int count;

    JpegLsSampleInterleaved(JpegLsBits bits, JpegLsParameters parameters, int near, int rows, int columns, int count) {
        super(bits, parameters, near);
        this.rows = rows;
        this.columns = columns;
        this.count = count;
    }

    void decode(int[] values) throws IOException {
        var previous = new int[count][columns + 2];
        var current = new int[count][columns + 2];
        for (var y = 0; y < rows; y++) {
            lines(previous, current);
            for (var x = 0; x < columns; x++) {
                for (var c = 0; c < count; c++) {
                    values[(y * columns + x) * count + c] = current[c][x + 1];
                }
            }
            var swap = previous;
            previous = current;
            current = swap;
        }
    }

    private void lines(int[][] previous, int[][] current) throws IOException {
        for (var c = 0; c < count; c++) {
            previous[c][columns + 1] = previous[c][columns];
            current[c][0] = previous[c][1];
        }
        var q = new int[count];
        for (var x = 1; x <= columns; ) {
            var flat = true;
            for (var c = 0; c < count; c++) {
                q[c] = context(
                        previous[c][x + 1] - previous[c][x],
                        previous[c][x] - previous[c][x - 1],
                        previous[c][x - 1] - current[c][x - 1]);
                flat &= q[c] == 0;
            }
            x = flat ? runOf(previous, current, x) : single(previous, current, q, x);
        }
    }

    private int single(int[][] previous, int[][] current, int[] q, int x) throws IOException {
        for (var c = 0; c < count; c++) {
            current[c][x] = regular(q[c], current[c][x - 1], previous[c][x], previous[c][x - 1]);
        }
        return x + 1;
    }

    private int runOf(int[][] previous, int[][] current, int start) throws IOException {
        var run = run(columns - start + 1);
        var x = start + run;
        for (var c = 0; c < count; c++) {
            java.util.Arrays.fill(current[c], start, x, current[c][start - 1]);
        }
        if (x <= columns) {
            for (var c = 0; c < count; c++) {
                current[c][x] = interruptionSample(current[c][x - 1], previous[c][x]);
            }
            runIndex = Math.max(0, runIndex - 1);
            x++;
        }
        return x;
    }
}
