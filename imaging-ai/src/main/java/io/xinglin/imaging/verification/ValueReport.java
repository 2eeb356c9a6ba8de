package io.xinglin.imaging.verification;

import io.xinglin.imaging.model.AcceptanceFigure;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a package of the task {@code image-regression} does on labelled pictures.
 *
 * @param pictures that were analysed
 * @param failed that could not be read; they are in no figure
 * @param error mean distance from what is true, in the package's unit, with its 95 % interval
 * @param bias mean of figure less truth
 * @param took from reading to figure, all pictures
 * @param peakMemory bytes of this process at its highest
 */
public record ValueReport(int pictures, int failed, Estimate error, double bias, Duration took, long peakMemory)
        implements Measured {
    @Override
    public OptionalDouble figure(AcceptanceFigure.Kind kind, String label) {
        return switch (kind) {
            case CASES -> OptionalDouble.of(pictures);
            case MEAN_ERROR -> OptionalDouble.of(error.value());
            default -> OptionalDouble.empty();
        };
    }
}
