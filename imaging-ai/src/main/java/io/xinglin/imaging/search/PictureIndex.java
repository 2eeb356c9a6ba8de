package io.xinglin.imaging.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port: what is kept of pictures, by the files they lie in. Nothing of what was changed is seen, or outlives the process,
 * before {@link #commit}; until then the index is as it was. Used by one thread.
 */
public interface PictureIndex extends AutoCloseable {
    /** The stamp a file was put in with; empty when it is not in the index. Sees what is committed. */
    Optional<String> stamp(String file);

    /** Every file with a picture in the index. Sees what is committed. */
    Set<String> files();

    /**
     * Takes in a file in place of what was kept of it.
     *
     * @param stamp changes when the file does
     */
    void put(String file, String stamp, List<PictureEntry> pictures);

    /** Forgets a file. */
    void remove(String file);

    /** Makes all changes count at once. */
    void commit();

    /** Over what is committed; to be closed by the caller. */
    SimilarPictures search();

    @Override
    void close();
}
