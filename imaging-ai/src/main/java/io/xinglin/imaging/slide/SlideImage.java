package io.xinglin.imaging.slide;

import io.xinglin.imaging.picture.Raster;
import java.util.List;

/** A whole slide as a pyramid of levels, read a part at a time. Used by one thread. */
public interface SlideImage {
    /** The levels, finest first; at least one. */
    List<SlideLevel> levels();

    /**
     * A part of a level in colour, 0..1; white where the slide has no tile, and beyond its edges.
     *
     * @param level index in {@link #levels()}
     * @param left column of the level's total pixel matrix, from 0
     * @param top row of it, from 0
     * @throws io.xinglin.core.problem.ProblemException INVALID when a tile is cut or broken
     */
    Raster read(int level, int left, int top, int width, int height);

    /** The coarsest level whose pixels are not larger, by more than a twentieth, than asked for; else the finest. */
    default int levelFor(double micrometres) {
        int best = 0;
        for (int i = 1; i < levels().size(); i++) {
            if (levels().get(i).micrometres() <= micrometres * 1.05) {
                best = i;
            }
        }
        return best;
    }

    /** The smallest level. */
    default int lowest() {
        return levels().size() - 1;
    }
}
