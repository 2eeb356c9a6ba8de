package io.xinglin.imaging.slide;

import java.nio.file.Path;
import java.util.List;

/** Port: opens whole slides without loading them. Safe for use by many threads. */
@FunctionalInterface
public interface SlideReader {
    /**
     * Opens the levels of one slide.
     *
     * @param files Part 10 files of one series (PS3.3 A.32.8), any order; labels and overviews among them are left out
     * @throws io.xinglin.core.problem.ProblemException INVALID when they are no levels of one slide or their pixels are cut
     *     or broken, UNSUPPORTED for a transfer syntax that cannot be decoded here
     */
    SlideImage open(List<Path> files);
}
