package io.xinglin.imaging.verification;

import io.xinglin.imaging.model.AcceptanceFigure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a package does on labelled pictures.
 *
 * @param pictures that were analysed
 * @param failed that could not be read; they are in no figure
 * @param labels those that are findings, in the package's order
 * @param classes share of pictures whose one class or grade is told exactly; empty where labels do not exclude each other
 * @param balanced the same as the mean of the classes' own shares, so that rare ones count as much; empty with them
 * @param kappa quadratically weighted, of grades; empty for anything else
 * @param dice mean of Dice's coefficients of the masks; empty where the set has none
 * @param marks of each label whose places the set knows, in the package's order
 * @param took from reading to probability, all pictures
 * @param inside the networks
 * @param peakMemory bytes of this process at its highest, the whole of it where the system tells, else its heap
 */
public record VerificationReport(
        int pictures,
        int failed,
        List<LabelFigures> labels,
        Optional<Estimate> classes,
        Optional<Double> balanced,
        Optional<Double> kappa,
        Optional<Estimate> dice,
        List<MarkFigures> marks,
        Duration took,
        Duration inside,
        long peakMemory)
        implements Measured {
    public VerificationReport {
        labels = List.copyOf(labels);
        marks = List.copyOf(marks);
    }

    @Override
    public OptionalDouble figure(AcceptanceFigure.Kind kind, String label) {
        return switch (kind) {
            case CASES -> OptionalDouble.of(pictures);
            case POSITIVES -> of(label, LabelFigures::positives);
            case SENSITIVITY -> of(label, f -> f.sensitivity().value());
            case SPECIFICITY -> of(label, f -> f.specificity().value());
            case ACCURACY -> of(label, f -> f.accuracy().value());
            case AUC -> of(label, f -> f.auc().value());
            case CLASS_TOLD -> known(classes.map(Estimate::value));
            case BALANCED -> known(balanced);
            case KAPPA -> known(kappa);
            case DICE -> known(dice.map(Estimate::value));
            case MEAN_ERROR -> OptionalDouble.empty();
        };
    }

    private OptionalDouble of(String label, ToDoubleFunction<LabelFigures> figure) {
        return known(
                labels.stream().filter(f -> f.label().equals(label)).findFirst().map(figure::applyAsDouble));
    }

    private static OptionalDouble known(Optional<Double> value) {
        return value.filter(v -> !v.isNaN()).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
