package io.xinglin.imaging.search;

import java.util.List;

/** Port: finds the pictures nearest to one among those of the index as it was when this was opened. Safe for use by many threads. */
public interface SimilarPictures extends AutoCloseable {
    /**
     * The nearest pictures.
     *
     * @param embedding of length 1
     * @return at most so many, most similar first
     */
    List<PictureHit> find(float[] embedding, int most);

    /** How many pictures there are. */
    int size();

    @Override
    void close();
}
