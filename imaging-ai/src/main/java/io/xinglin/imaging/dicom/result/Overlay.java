package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.HeatMap;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;

/** The windowed slice with the heat map blended over it and a banner below, so that no anatomy is covered. */
final class Overlay {
    private static final int LINE = BannerFont.HEIGHT + 4;
    /** Captures are at least this wide: the banner must fit. */
    private static final int MIN_WIDTH = 512;

    private static final double OPACITY = 0.6;
    /** Heat below this share is left clear. */
    private static final double CLEAR = 0.15;

    private static final int WARNING = 0xFFD000;
    private static final int PLAIN = 0xE8E8E8;

    private Overlay() {}

    /** @param rgb packed pixels, {@code width * height} */
    record Picture(int width, int height, int[] rgb) {}

    static Picture blend(BufferedImage slice, HeatMap heat, List<String> lines) {
        var scale = Math.max(1, (MIN_WIDTH + slice.getWidth() - 1) / slice.getWidth());
        var width = slice.getWidth() * scale;
        var imageHeight = slice.getHeight() * scale;
        var height = imageHeight + LINE * lines.size() + 4;
        var rgb = new int[width * height];
        var below = pixels(slice);
        for (var y = 0; y < imageHeight; y++) {
            for (var x = 0; x < width; x++) {
                var base = below[y / scale * slice.getWidth() + x / scale];
                var value = sample(heat, (x + 0.5) / width, (y + 0.5) / imageHeight);
                rgb[y * width + x] = value <= CLEAR ? base : mix(base, color(value), OPACITY * value);
            }
        }
        for (var i = 0; i < lines.size(); i++) {
            var y = imageHeight + 4 + i * LINE;
            BannerFont.draw(lines.get(i), rgb, width, 6, y, i == 0 ? WARNING : PLAIN);
        }
        return new Picture(width, height, rgb);
    }

    /** Packed pixels. Grey ones as they are: {@link BufferedImage#getRGB} takes them for linear light and brightens them. */
    private static int[] pixels(BufferedImage slice) {
        if (slice.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            var packed = slice.getRGB(0, 0, slice.getWidth(), slice.getHeight(), null, 0, slice.getWidth());
            for (var i = 0; i < packed.length; i++) {
                packed[i] &= 0xffffff;
            }
            return packed;
        }
        var gray = ((DataBufferByte) slice.getRaster().getDataBuffer()).getData();
        var packed = new int[gray.length];
        for (var i = 0; i < gray.length; i++) {
            packed[i] = (gray[i] & 0xff) * 0x010101;
        }
        return packed;
    }

    /** Bilinear sample at relative coordinates. */
    private static double sample(HeatMap heat, double u, double v) {
        var x = Math.max(0, Math.min(heat.width() - 1.0, u * heat.width() - 0.5));
        var y = Math.max(0, Math.min(heat.height() - 1.0, v * heat.height() - 0.5));
        var x0 = (int) x;
        var y0 = (int) y;
        var x1 = Math.min(heat.width() - 1, x0 + 1);
        var y1 = Math.min(heat.height() - 1, y0 + 1);
        var above = lerp(at(heat, x0, y0), at(heat, x1, y0), x - x0);
        var below = lerp(at(heat, x0, y1), at(heat, x1, y1), x - x0);
        return Math.max(0, Math.min(1, lerp(above, below, y - y0)));
    }

    private static double at(HeatMap heat, int x, int y) {
        var value = heat.values()[y * heat.width() + x];
        return Float.isFinite(value) ? value : 0;
    }

    private static double lerp(double a, double b, double share) {
        return a + (b - a) * share;
    }

    /** Blue over green and yellow to red. */
    private static int color(double value) {
        var red = channel(1.5 - Math.abs(4 * value - 3));
        var green = channel(1.5 - Math.abs(4 * value - 2));
        var blue = channel(1.5 - Math.abs(4 * value - 1));
        return (red << 16) | (green << 8) | blue;
    }

    private static int channel(double share) {
        return (int) Math.round(255 * Math.max(0, Math.min(1, share)));
    }

    private static int mix(int base, int over, double share) {
        var out = 0;
        for (var shift = 16; shift >= 0; shift -= 8) {
            var a = (base >> shift) & 0xff;
            var b = (over >> shift) & 0xff;
            out |= (int) Math.round(lerp(a, b, share)) << shift;
        }
        return out;
    }
}
