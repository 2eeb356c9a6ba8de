package io.xinglin.core.imaging;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Port: the pictures of an index that look like one in a file. Safe for use by many threads. */
public interface PictureFinder {
    /**
     * An index that can be asked.
     *
     * @param modelId of the network by whose eyes pictures are alike
     */
    record Index(String modelId, String titleZh, String titleEn) {}

    /** The networks here that have an index, by id. */
    List<Index> indexes();

    /**
     * The nearest pictures, most similar first; the picture itself is one of them where it is in the index.
     *
     * @param frame 1-based
     * @param most 1 or more
     * @throws io.xinglin.core.problem.ProblemException NOT_FOUND without such a network, index or frame, CONFLICT when the index was
     *     made with another version of the network, UNSUPPORTED for what is no picture, BUSY, UNAVAILABLE
     */
    List<Found> find(String modelId, Path file, int frame, int most);

    /**
     * A picture of the index.
     *
     * @param id SOP Instance UID, or {@code sha256:} and the beginning of the file's checksum
     * @param frame 1-based
     * @param similarity cosine of the angle between the directions of the two pictures, -1 to 1
     */
    record Found(String id, int frame, double similarity) {
        public Found {
            Objects.requireNonNull(id, "id");
        }
    }
}
