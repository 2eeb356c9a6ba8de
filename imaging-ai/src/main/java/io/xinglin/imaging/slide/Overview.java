package io.xinglin.imaging.slide;

import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import java.util.List;

/**
 * The lowest level of a slide shrunk to a picture that fits into memory, read one stored tile at a time.
 */
final class Overview {
    /** Longest side in pixels. */
    private static final int MOST = 1024;

    private Overview() {}

    static Raster of(SlideImage slide) {
        SlideLevel level = slide.levels().get(slide.lowest());
        double scale = Math.min(1, (double) MOST / Math.max(level.columns(), level.rows()));
        int width = Math.max(1, (int) Math.floor(level.columns() * scale));
        int height = Math.max(1, (int) Math.floor(level.rows() * scale));
        float[][] sums = new float[3][width * height];
        int[] counts = new int[width * height];
        for (SlideFrame frame : level.frames()) {
            int right = Math.min(level.columns(), frame.left() + frame.width());
            int bottom = Math.min(level.rows(), frame.top() + frame.height());
            if (right <= frame.left() || bottom <= frame.top()) {
                continue;
            }
            Raster tile =
                    slide.read(slide.lowest(), frame.left(), frame.top(), right - frame.left(), bottom - frame.top());
            add(tile, frame, scale, sums, counts, width, height);
        }
        return new Raster(List.of(
                mean(sums[0], counts, width, height),
                mean(sums[1], counts, width, height),
                mean(sums[2], counts, width, height)));
    }

    private static void add(
            Raster tile, SlideFrame frame, double scale, float[][] sums, int[] counts, int width, int height) {
        Picture first = tile.first();
        for (int y = 0; y < first.height(); y++) {
            int row = Math.min(height - 1, (int) ((frame.top() + y) * scale));
            for (int x = 0; x < first.width(); x++) {
                int to = row * width + Math.min(width - 1, (int) ((frame.left() + x) * scale));
                for (int c = 0; c < sums.length; c++) {
                    sums[c][to] += tile.planes().get(c).values()[y * first.width() + x];
                }
                counts[to]++;
            }
        }
    }

    /** White where the slide has no tile. */
    private static Picture mean(float[] sums, int[] counts, int width, int height) {
        float[] values = new float[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = counts[i] == 0 ? 1 : sums[i] / counts[i];
        }
        return new Picture(width, height, values);
    }
}
