package io.xinglin.imaging.search;

import java.util.Objects;

/**
 * One picture of an index.
 *
 * @param id names the picture and no patient: SOP Instance UID, or the beginning of the file's SHA-256
 * @param frame 1-based; 1 for files of one picture
 * @param embedding of length 1; not copied, treat as read-only
 */
public record PictureEntry(String id, int frame, float[] embedding) {
    public PictureEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(embedding, "embedding");
    }
}
