package io.xinglin.imaging.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is done to each plane of a picture, at its own size, before it becomes the square. */
public enum Filter {
    /** Nothing. */
    NONE {
        @Override
        public Picture apply(Picture plane) {
            return plane;
        }
    },
    /**
     * Local contrast of a photograph of the fundus: {@code 4 * plane - 4 * blurred + 128/255}, clipped to 0..1, where blurred
     * is by a Gaussian of ten pixels (B. Graham, Kaggle diabetic retinopathy detection, 2015).
     */
    BEN_GRAHAM {
        @Override
        public Picture apply(Picture plane) {
            float[] sharp = plane.values();
            float[] blurred = Gaussian.blur(plane, DEVIATION).values();
            float[] values = new float[blurred.length];
            for (int i = 0; i < values.length; i++) {
                double contrast = 4.0 * sharp[i] - 4.0 * blurred[i] + 128 / 255.0;
                values[i] = contrast < 0 ? 0 : contrast > 1 ? 1 : (float) contrast;
            }
            return new Picture(plane.width(), plane.height(), values);
        }
    };

    private static final double DEVIATION = 10;

    /** The plane after the filter; of the same size. */
    public abstract Picture apply(Picture plane);

    /** The word in {@code package.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The filter of that word. */
    public static Optional<Filter> of(String key) {
        return Arrays.stream(values())
                .filter(filter -> filter.key().equals(key))
                .findFirst();
    }

    /** All words, for messages. */
    public static String keys() {
        return Arrays.stream(values()).map(Filter::key).collect(Collectors.joining(", "));
    }
}
