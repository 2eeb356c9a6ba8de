package io.xinglin.imaging.model;

import java.util.List;
import java.util.Optional;

/**
 * How the figure on the card is measured again: the set, the rows of it that the network never saw, and what is true.
 *
 * @param data words for people: which set
 * @param table CSV file in the folder; empty when {@code images} names an array
 * @param file the column with the picture's file name
 * @param images the array of an {@code .npz} archive that holds the pictures, {@code [n,h,w]} or {@code [n,h,w,3]} of
 *     bytes; empty for a table
 * @param filtered whether the pictures have been through {@code input.filter} already
 * @param holdout which rows are held out; empty when all are
 * @param truths in the order of the labels
 */
public record Verification(
        String data,
        String table,
        String file,
        String images,
        boolean filtered,
        Optional<Holdout> holdout,
        List<Truth> truths) {
    public Verification {
        truths = List.copyOf(truths);
    }

    /**
     * One fold of several: the rows for which SHA-256 of the group's name, its first four bytes taken as an unsigned number,
     * modulo {@code folds} is {@code fold}.
     *
     * @param group the column that names patient, image or group
     */
    public record Holdout(String group, int folds, int fold) {}

    /**
     * When a label is true.
     *
     * @param column of the table, or array of the archive
     * @param values any of them makes it true
     * @param mask column with the file of the mask that is to be painted, white where the label is; empty when there is none
     */
    public record Truth(String column, List<String> values, String mask) {
        public Truth {
            values = List.copyOf(values);
        }
    }
}
