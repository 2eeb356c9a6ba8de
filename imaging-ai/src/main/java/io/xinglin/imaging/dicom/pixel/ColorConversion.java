package io.xinglin.imaging.dicom.pixel;

import io.xinglin.imaging.dicom.codec.Samples;
import java.util.Locale;

/** Three stored samples to 8-bit RGB (PS3.3 C.7.6.3.1.2). */
final class ColorConversion {
    private ColorConversion() {}

    /** Packed 0xRRGGBB. */
    static int[] rgb(Samples samples, ImageDescription image) {
        var shift = Math.max(0, image.bitsStored() - 8);
        var values = samples.values();
        var pixels = new int[values.length / 3];
        var ybr = switch (samples.colorSpace()) {
            case RGB -> false;
            case YBR -> true;
            case AS_DESCRIBED -> image.photometric().toUpperCase(Locale.ROOT).startsWith("YBR_FULL");
        };
        for (int p = 0, at = 0; p < pixels.length; p++, at += 3) {
            var a = values[at] >>> shift;
            var b = values[at + 1] >>> shift;
            var c = values[at + 2] >>> shift;
            pixels[p] = ybr ? ofYbr(a, b - 128, c - 128) : (a << 16) | (b << 8) | c;
        }
        return pixels;
    }

    private static int ofYbr(int y, int cb, int cr) {
        var red = clamp(y + 1.402 * cr);
        var green = clamp(y - 0.344136 * cb - 0.714136 * cr);
        var blue = clamp(y + 1.772 * cb);
        return (red << 16) | (green << 8) | blue;
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Rec. 601 luma of packed RGB. */
    static float luma(int rgb) {
        return 0.299f * ((rgb >> 16) & 0xff) + 0.587f * ((rgb >> 8) & 0xff) + 0.114f * (rgb & 0xff);
    }
}
