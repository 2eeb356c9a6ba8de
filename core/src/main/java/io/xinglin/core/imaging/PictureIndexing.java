package io.xinglin.core.imaging;

import java.nio.file.Path;
import java.util.List;

/** Port: puts pictures into the indexes that {@link PictureFinder} asks. Used by one thread at a time. */
public interface PictureIndexing {
    /** The networks here by whose eyes pictures are alike, by id; each has an index of its own, made when it is first needed. */
    List<String> models();

    /**
     * Puts in what is new or changed of the files; counts once all are in.
     *
     * @param files absolute; what is no picture, or cannot be read, is passed over
     * @return how many were put in
     * @throws io.xinglin.core.problem.ProblemException NOT_FOUND without such a network, CONFLICT when the index was made with another
     *     version of it, BUSY when another process writes it, UNAVAILABLE without its library or folder
     */
    int add(String modelId, List<Path> files);
}
