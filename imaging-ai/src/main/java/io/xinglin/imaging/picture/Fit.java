package io.xinglin.imaging.picture;

/** How a picture that is no square becomes one. */
public enum Fit {
    /** Black beside it. */
    PAD,
    /** Its middle square. */
    CROP,
    /** Both axes resized on their own. */
    STRETCH
}
