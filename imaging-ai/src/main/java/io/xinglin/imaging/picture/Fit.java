package io.xinglin.imaging.picture;

/** How a picture that is no square becomes one. */
public enum Fit {
    /** Black beside it. */
    PAD,
    /** Its middle square. */
    CROP,
    /** Both axes resized on their own. */
    STRETCH,
    /** The box around everything that is not black, both axes of it resized on their own. */
    CONTENT
}
