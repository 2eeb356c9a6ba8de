package io.xinglin.imaging.dicom.result;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Bitmap glyphs for burned-in text, so that it looks the same on servers without any font. */
public final class BannerFont {
    static final int HEIGHT = 16;

    private static final Map<Integer, Glyph> GLYPHS = load();

    private BannerFont() {}

    /** @param rows bits, most significant first */
    private record Glyph(int width, int[] rows) {}

    private static Map<Integer, Glyph> load() {
        var glyphs = new HashMap<Integer, Glyph>();
        var resource = BannerFont.class.getResourceAsStream("banner-font.txt");
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    var fields = line.split(" ");
                    var width = Integer.parseInt(fields[1]);
                    glyphs.put(Integer.parseInt(fields[0], 16), new Glyph(width, rows(fields[2], width / 4)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return glyphs;
    }

    private static int[] rows(String hex, int digits) {
        var rows = new int[HEIGHT];
        for (var i = 0; i < HEIGHT; i++) {
            rows[i] = Integer.parseInt(hex.substring(i * digits, (i + 1) * digits), 16);
        }
        return rows;
    }

    /** Draws one line; characters without a glyph become '?', what does not fit is cut. */
    public static void draw(String text, int[] rgb, int imageWidth, int x, int y, int color) {
        var at = x;
        for (var c : text.codePoints().toArray()) {
            var glyph = GLYPHS.getOrDefault(c, GLYPHS.get((int) '?'));
            if (at + glyph.width() > imageWidth) {
                return;
            }
            for (var row = 0; row < HEIGHT; row++) {
                for (var column = 0; column < glyph.width(); column++) {
                    if (((glyph.rows()[row] >> (glyph.width() - 1 - column)) & 1) == 1) {
                        rgb[(y + row) * imageWidth + at + column] = color;
                    }
                }
            }
            at += glyph.width();
        }
    }
}
