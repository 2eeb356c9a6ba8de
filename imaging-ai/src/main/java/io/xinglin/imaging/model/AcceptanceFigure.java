package io.xinglin.imaging.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A figure that must be reached on a site's own labelled cases before a package is used there.
 *
 * @param label the label it is of; empty for a figure of the whole package
 * @param limit what must be reached
 * @param above true when the figure must be at or above the limit, false when at or below
 */
public record AcceptanceFigure(Kind kind, String label, double limit, boolean above) {
    /** What is measured; the word in {@code package.yaml} is its key. */
    public enum Kind {
        CASES("cases", false),
        POSITIVES("positives", true),
        SENSITIVITY("sensitivity", true),
        SPECIFICITY("specificity", true),
        ACCURACY("accuracy", true),
        AUC("auc", true),
        /** Share of pictures whose one class is told. */
        CLASS_TOLD("class-told", false),
        BALANCED("balanced", false),
        KAPPA("kappa", false),
        DICE("dice", false),
        /** Mean distance of a measured figure from what is true, in its unit. */
        MEAN_ERROR("mean-error", false);

        private final String key;
        private final boolean labelled;

        Kind(String key, boolean labelled) {
            this.key = key;
            this.labelled = labelled;
        }

        public String key() {
            return key;
        }

        /** Whether each label has its own. */
        public boolean labelled() {
            return labelled;
        }

        static Optional<Kind> of(String key) {
            return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
        }

        static String keys() {
            return Arrays.stream(values()).map(Kind::key).collect(Collectors.joining(", "));
        }
    }

    /** As people read it, e.g. {@code lesion accuracy >= 0.9}. */
    @Override
    public String toString() {
        return (label.isEmpty() ? "" : label + " ") + kind.key() + (above ? " >= " : " <= ") + limit;
    }
}
