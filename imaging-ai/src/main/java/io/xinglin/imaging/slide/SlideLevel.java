package io.xinglin.imaging.slide;

import java.util.List;

/**
 * One level of a slide.
 *
 * @param columns of its total pixel matrix (0048,0006)
 * @param rows of its total pixel matrix (0048,0007)
 * @param micrometres side of a pixel, µm: the mean of both axes
 * @param frames where its tiles lie, of the first focal plane and optical path
 */
public record SlideLevel(int columns, int rows, double micrometres, List<SlideFrame> frames) {
    public SlideLevel {
        frames = List.copyOf(frames);
        if (columns < 1 || rows < 1 || !(micrometres > 0)) {
            throw new IllegalArgumentException("a level has a size");
        }
    }
}
