package io.xinglin.core.imaging;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Which earlier studies of a patient a model compares with, as its package says and the site changes it. What is not said here
 * is the site's rule for all models ({@code priors.months}, {@code priors.count}).
 *
 * @param months how far back; 1 to 240
 * @param count at most so many are fetched, the newest; 0: nothing is fetched or compared with, and no job waits
 * @param modalities one of an earlier study's series must be of; empty for those of the later study
 * @param bodyParts (0018,0015) an earlier series may have, where it names one; empty for that of the later series
 */
public record PriorLimits(OptionalInt months, OptionalInt count, List<String> modalities, List<String> bodyParts) {
    /** As the site's rule for all models. */
    public static final PriorLimits SITE =
            new PriorLimits(OptionalInt.empty(), OptionalInt.empty(), List.of(), List.of());

    public PriorLimits {
        Objects.requireNonNull(months, "months");
        Objects.requireNonNull(count, "count");
        modalities = List.copyOf(modalities);
        bodyParts = List.copyOf(bodyParts);
    }

    /** Whether nothing is ever compared with. */
    public boolean none() {
        return count.orElse(1) == 0;
    }
}
