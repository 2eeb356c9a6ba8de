package io.xinglin.imaging.dicom.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** RLE compression (PS3.5 annex G): byte planes, most significant first, each packed by PackBits. */
public final class Rle {
    private Rle() {}

    /** @throws IOException when the header or a segment contradicts the image's size */
    public static Samples decode(byte[] frame, int rows, int columns, int perPixel, int bytesPerSample)
            throws IOException {
        if (frame.length < 64) {
            throw new IOException("RLE header is cut");
        }
        var header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        var segments = header.getInt(0);
        if (segments != perPixel * bytesPerSample || segments > 15) {
            throw new IOException("wrong number of RLE segments");
        }
        var pixels = rows * columns;
        var values = new int[pixels * perPixel];
        var plane = new byte[pixels];
        for (var segment = 0; segment < segments; segment++) {
            var from = header.getInt(4 + 4 * segment);
            var to = segment + 1 < segments ? header.getInt(8 + 4 * segment) : frame.length;
            if (from < 64 || to > frame.length || from > to) {
                throw new IOException("RLE segment outside the frame");
            }
            unpack(frame, from, to, plane);
            var sample = segment / bytesPerSample;
            for (int p = 0, at = sample; p < pixels; p++, at += perPixel) {
                values[at] = (values[at] << 8) | (plane[p] & 0xff);
            }
        }
        return new Samples(rows, columns, perPixel, values);
    }

    /** One segment of packed bits, as one-bit images are stored. */
    public static byte[] bytes(byte[] frame, int length) throws IOException {
        var out = new byte[length];
        unpack(frame, 64, frame.length, out);
        return out;
    }

    private static void unpack(byte[] in, int from, int to, byte[] out) throws IOException {
        var at = from;
        var filled = 0;
        while (filled < out.length) {
            if (at >= to) {
                throw new IOException("RLE segment is cut");
            }
            int control = in[at++];
            if (control >= 0) {
                var n = Math.min(control + 1, out.length - filled);
                if (at + n > to) {
                    throw new IOException("RLE literal run is cut");
                }
                System.arraycopy(in, at, out, filled, n);
                at += control + 1;
                filled += n;
            } else if (control != -128) {
                if (at >= to) {
                    throw new IOException("RLE replicate run is cut");
                }
                var n = Math.min(1 - control, out.length - filled);
                java.util.Arrays.fill(out, filled, filled + n, in[at++]);
                filled += n;
            }
        }
    }
}
