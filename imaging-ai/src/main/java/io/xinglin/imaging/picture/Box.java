package io.xinglin.imaging.picture;

import java.util.function.IntPredicate;

/**
 * A part of a picture.
 *
 * @param left column of its first pixel, from 0
 * @param top row of its first pixel, from 0
 * @param width pixels
 * @param height pixels
 */
public record Box(int left, int top, int width, int height) {
    /** Luma above which a pixel is not black: seven of 255, the usual bound for photographs of the fundus. */
    private static final float BLACK = 7 / 255f;

    /** The share of a row's or column's pixels that must not be black, so that a speck or a letter does not count. */
    private static final double LEAST = 0.02;

    static Box whole(Picture picture) {
        return new Box(0, 0, picture.width(), picture.height());
    }

    /** From the first to the last row and column that is not black; the whole picture when there is none. */
    static Box content(Picture luma) {
        int[] rows = span(luma.height(), y -> bright(luma, y * luma.width(), 1, luma.width()));
        int[] columns = span(luma.width(), x -> bright(luma, x, luma.width(), luma.height()));
        return rows.length == 0 || columns.length == 0
                ? whole(luma)
                : new Box(columns[0], rows[0], columns[1] - columns[0] + 1, rows[1] - rows[0] + 1);
    }

    private static boolean bright(Picture luma, int first, int step, int count) {
        int bright = 0;
        for (int i = 0; i < count; i++) {
            bright += luma.values()[first + i * step] > BLACK ? 1 : 0;
        }
        return bright > LEAST * count;
    }

    /** First and last index that holds; empty when none does. */
    private static int[] span(int count, IntPredicate holds) {
        int first = 0;
        while (first < count && !holds.test(first)) {
            first++;
        }
        int last = count - 1;
        while (last > first && !holds.test(last)) {
            last--;
        }
        return first == count ? new int[0] : new int[] {first, last};
    }
}
