package io.xinglin.imaging.dicom.codec;

import java.io.IOException;
import java.util.List;

/** JPEG lossless, process 14, all seven predictors (ITU-T T.81 annex H). */
final class JpegLossless extends JpegScans {
    private int[] values;

    @Override
    protected void begin() throws IOException {
        if (components.stream().anyMatch(c -> c.h() != 1 || c.v() != 1)) {
            throw new IOException("subsampled lossless JPEG");
        }
        values = new int[Math.multiplyExact(rows * components.size(), columns)];
    }

    @Override
    protected void scan(BitReader bits, List<ScanComponent> parts, int predictor, int low) throws IOException {
        if (predictor < 1 || predictor > 7 || parts.stream().anyMatch(p -> p.dc() == null)) {
            throw new IOException("lossless scan of an unknown shape");
        }
        var initial = 1 << (precision - low - 1);
        var untilRestart = restartInterval;
        var firstLine = true;
        for (var y = 0; y < rows; y++) {
            var fresh = y == 0;
            for (var x = 0; x < columns; x++) {
                if (restartInterval > 0 && untilRestart-- == 0) {
                    bits.restart();
                    untilRestart = restartInterval - 1;
                    fresh = true;
                    firstLine = true;
                }
                for (var part : parts) {
                    var at = (y * columns + x) * components.size()
                            + part.component().index();
                    var prediction = fresh ? initial : predict(at, x, firstLine ? 1 : predictor, firstLine);
                    values[at] = (prediction + difference(bits, part.dc())) & 0xffff;
                }
                fresh = false;
            }
            firstLine = false;
        }
        if (low > 0) {
            for (var i = 0; i < values.length; i++) {
                values[i] <<= low;
            }
        }
    }

    private static int difference(BitReader bits, HuffmanTable table) throws IOException {
        var category = table.decode(bits);
        return category == 16 ? 32768 : bits.extended(category);
    }

    private int predict(int at, int x, int predictor, boolean firstLine) {
        var step = components.size();
        var line = columns * step;
        if (x == 0) {
            return values[firstLine ? at : at - line];
        }
        var left = values[at - step];
        if (predictor == 1) {
            return left;
        }
        var above = values[at - line];
        var corner = values[at - line - step];
        return switch (predictor) {
            case 2 -> above;
            case 3 -> corner;
            case 4 -> left + above - corner;
            case 5 -> left + ((above - corner) >> 1);
            case 6 -> above + ((left - corner) >> 1);
            default -> (left + above) >> 1;
        };
    }

    @Override
    protected Samples end() {
        return new Samples(rows, columns, components.size(), values);
    }
}
