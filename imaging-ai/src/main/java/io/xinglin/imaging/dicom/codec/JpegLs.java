package io.xinglin.imaging.dicom.codec;

import java.io.IOException;

/** JPEG-LS (ITU-T T.87), lossless and near-lossless, the three interleave modes. Used for one frame. */
final class JpegLs {
    private final byte[] stream;
    private int precision;
    private int rows;
    private int columns;
    private int[] componentIds;
    private int restartInterval;
    private JpegLsParameters preset = new JpegLsParameters(0, 0, 0, 0, 0);
    private int[] values;

    JpegLs(byte[] stream) {
        this.stream = stream;
    }

    Samples decode() throws IOException {
        var in = new ByteCursor(stream);
        for (var marker = in.marker(); marker >= 0 && marker != 0xd9; marker = in.marker()) {
            if (ByteCursor.standalone(marker)) {
                continue;
            }
            var next = in.position() + in.u16();
            switch (marker) {
                case 0xf7 -> frame(in);
                case 0xf8 -> preset(in);
                case 0xdd -> restartInterval = in.u16();
                case 0xda -> next = scan(in);
                default -> {}
            }
            in.moveTo(next);
        }
        if (values == null) {
            throw new IOException("no JPEG-LS frame");
        }
        return new Samples(rows, columns, componentIds.length, values);
    }

    private void frame(ByteCursor in) throws IOException {
        precision = in.u8();
        rows = in.u16();
        columns = in.u16();
        var count = in.u8();
        if (precision < 2 || precision > 16 || rows == 0 || columns == 0 || (count != 1 && count != 3)) {
            throw new IOException("JPEG-LS frame header of an unknown shape");
        }
        componentIds = new int[count];
        for (var i = 0; i < count; i++) {
            componentIds[i] = in.u8();
            in.u16();
        }
        values = new int[Math.multiplyExact(rows * count, columns)];
    }

    /** LSE, type 1: coding parameters (T.87 C.2.4.1.1). */
    private void preset(ByteCursor in) throws IOException {
        if (in.u8() == 1) {
            preset = new JpegLsParameters(in.u16(), in.u16(), in.u16(), in.u16(), in.u16());
        }
    }

    private int scan(ByteCursor in) throws IOException {
        if (values == null || restartInterval != 0) {
            throw new IOException("JPEG-LS scan of an unknown shape");
        }
        var count = in.u8();
        var first = 0;
        for (var i = 0; i < count; i++) {
            var id = in.u8();
            in.u8();
            for (var c = 0; i == 0 && c < componentIds.length; c++) {
                first = componentIds[c] == id ? c : first;
            }
        }
        var near = in.u8();
        var interleave = in.u8();
        in.u8();
        if (count < 1 || first + count > componentIds.length || near < 0 || interleave > 2) {
            throw new IOException("JPEG-LS scan of an unknown shape");
        }
        var bits = new JpegLsBits(stream, in.position());
        var parameters = preset.complete(precision, near);
        if (interleave == 2) {
            new JpegLsSampleInterleaved(bits, parameters, near, rows, columns, count).decode(values);
        } else {
            lines(bits, parameters, near, first, count);
        }
        return bits.position();
    }

    /** Interleave none (one component) or line: contexts are shared by the components of a scan (T.87 B.2.3). */
    private void lines(JpegLsBits bits, JpegLsParameters parameters, int near, int first, int count)
            throws IOException {
        var regular = new JpegLsContexts(bits, parameters, near);
        var step = componentIds.length;
        var previous = new int[count][columns + 2];
        var current = new int[count][columns + 2];
        var runIndex = new int[count];
        for (var y = 0; y < rows; y++) {
            for (var c = 0; c < count; c++) {
                regular.runIndex = runIndex[c];
                regular.line(previous[c], current[c], columns);
                runIndex[c] = regular.runIndex;
                for (int x = 0, at = y * columns * step + first + c; x < columns; x++, at += step) {
                    values[at] = current[c][x + 1];
                }
                var swap = previous[c];
                previous[c] = current[c];
                current[c] = swap;
            }
        }
    }
}
