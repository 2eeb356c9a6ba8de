package io.xinglin.imaging.search;

/**
 * A picture that was found.
 *
 * @param id as in {@link PictureEntry}
 * @param file where it lay when it was indexed; may name a patient, so that it is shown only to who asks for it
 * @param similarity cosine of the angle between the embeddings, -1..1
 */
public record PictureHit(String id, int frame, String file, double similarity) {
    /** Safe for logs: without the file. */
    @Override
    public String toString() {
        return "PictureHit[" + id + " frame " + frame + "]";
    }
}
