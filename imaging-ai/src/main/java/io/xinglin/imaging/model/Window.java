package io.xinglin.imaging.model;

/**
 * A grey window in modality units, clipped linearly to 0..1.
 *
 * @param name what people call it, e.g. {@code brain}; may be empty
 */
public record Window(String name, double center, double width) {
    public Window {
        if (!(width > 0)) {
            throw new IllegalArgumentException("window width must be positive");
        }
    }

    /** The value as 0..1. */
    public float apply(float value) {
        double scaled = (value - (center - width / 2)) / width;
        return (float) Math.min(1, Math.max(0, scaled));
    }
}
