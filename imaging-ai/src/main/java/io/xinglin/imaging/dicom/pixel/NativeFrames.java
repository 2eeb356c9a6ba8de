package io.xinglin.imaging.dicom.pixel;

import io.xinglin.imaging.dicom.codec.Samples;

/** Unpacks native pixel data (PS3.5 8.1): bits, bytes, words, both byte orders, both planar configurations. */
final class NativeFrames {
    private NativeFrames() {}

    /** @param bytes of this frame; for one bit per pixel from the byte its first bit lies in */
    static Samples unpack(byte[] bytes, int firstBit, ImageDescription image, boolean bigEndian) {
        var pixels = image.rows() * image.columns();
        if (image.bitsAllocated() == 1) {
            return new Samples(image.rows(), image.columns(), 1, bits(bytes, firstBit, pixels));
        }
        if (image.nativeHalfChroma() && !image.planar()) {
            return new Samples(image.rows(), image.columns(), 3, halfChroma(bytes, image));
        }
        var values = new int[pixels * image.samples()];
        words(bytes, image.bitsAllocated() / 8, bigEndian, values);
        if (image.samples() > 1 && image.planar()) {
            values = interleave(values, pixels, image.samples());
        }
        return new Samples(image.rows(), image.columns(), image.samples(), values);
    }

    private static int[] bits(byte[] bytes, int firstBit, int pixels) {
        var values = new int[pixels];
        for (var i = 0; i < pixels; i++) {
            var bit = firstBit + i;
            values[i] = (bytes[bit >> 3] >> (bit & 7)) & 1;
        }
        return values;
    }

    private static void words(byte[] bytes, int size, boolean bigEndian, int[] values) {
        switch (size) {
            case 1 -> {
                for (var i = 0; i < values.length; i++) {
                    values[i] = bytes[i] & 0xff;
                }
            }
            case 2 -> {
                var low = bigEndian ? 1 : 0;
                for (var i = 0; i < values.length; i++) {
                    values[i] = (bytes[2 * i + low] & 0xff) | ((bytes[2 * i + 1 - low] & 0xff) << 8);
                }
            }
            default -> {
                for (var i = 0; i < values.length; i++) {
                    var value = 0;
                    for (var b = 0; b < size; b++) {
                        value |= (bytes[size * i + (bigEndian ? size - 1 - b : b)] & 0xff) << (8 * b);
                    }
                    values[i] = value;
                }
            }
        }
    }

    /** Y1 Y2 Cb Cr for each pair of pixels (PS3.3 C.7.6.3.1.2); only 8 bit is used in practice. */
    private static int[] halfChroma(byte[] bytes, ImageDescription image) {
        var pixels = image.rows() * image.columns();
        var values = new int[pixels * 3];
        for (var pair = 0; pair < pixels / 2; pair++) {
            var at = 4 * pair;
            for (var half = 0; half < 2; half++) {
                var out = 3 * (2 * pair + half);
                values[out] = bytes[at + half] & 0xff;
                values[out + 1] = bytes[at + 2] & 0xff;
                values[out + 2] = bytes[at + 3] & 0xff;
            }
        }
        return values;
    }

    private static int[] interleave(int[] planes, int pixels, int samples) {
        var values = new int[planes.length];
        for (var s = 0; s < samples; s++) {
            for (var p = 0; p < pixels; p++) {
                values[p * samples + s] = planes[s * pixels + p];
            }
        }
        return values;
    }
}
