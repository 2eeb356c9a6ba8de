package io.xinglin.imaging.model;

import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.Optional;

/**
 * What a package of the task {@code image-regression} says beyond the others: the figure its network gives, which is an age
 * in months.
 *
 * @param name what the figure is
 * @param unit UCUM
 * @param least the network is not asked for less
 * @param most nor for more
 * @param sex whether the network is told the patient's sex, by a second input {@code sex [N,1]}: 1 male, 0 female
 * @param deviations findings by how far the figure lies from the patient's age, in its unit
 */
public record ValueSection(
        Code name,
        Code unit,
        double least,
        double most,
        boolean sex,
        List<Deviation> deviations,
        Optional<Check> verification) {
    public ValueSection {
        deviations = List.copyOf(deviations);
    }

    /**
     * A finding by a limit, not by a network: its probability is 1 or 0.
     *
     * @param above true when it holds at or above the limit, false when at or below
     * @param source where the limit comes from, as people may read it
     */
    public record Deviation(OutputLabel label, double limit, boolean above, String source) {
        /** @param difference figure less age */
        public boolean holds(double difference) {
            return above ? difference >= limit : difference <= limit;
        }
    }

    /**
     * How the figure on the card is measured again.
     *
     * @param data words for people
     * @param table CSV file in the folder
     * @param file column with the picture's file
     * @param value column with what is true, in the unit
     * @param sex column with M or F
     * @param holdout which rows are held out; empty when all are
     */
    public record Check(
            String data, String table, String file, String value, String sex, Optional<Verification.Holdout> holdout) {}
}
