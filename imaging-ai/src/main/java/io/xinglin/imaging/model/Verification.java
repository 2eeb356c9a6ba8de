package io.xinglin.imaging.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How the figure on the card is measured again: the set, the rows of it that the network never saw, and what is true.
 *
 * @param data words for people: which set
 * @param table CSV file in the folder; empty when {@code images} names an array
 * @param format how the table is written
 * @param file the column with the picture's file name
 * @param images the array of an {@code .npz} archive that holds the pictures, {@code [n,h,w]} or {@code [n,h,w,3]} of
 *     bytes; empty for a table
 * @param filtered whether the pictures have been through {@code input.filter} already
 * @param holdout which rows are held out; empty when all are
 * @param stack how the rows are put together to series; empty where each picture stands for itself
 * @param truths in the order of the labels
 */
public record Verification(
        String data,
        String table,
        Format format,
        String file,
        String images,
        boolean filtered,
        Optional<Holdout> holdout,
        Optional<Stack> stack,
        List<Truth> truths) {
    public Verification {
        truths = List.copyOf(truths);
    }

    /** How a table of labels is written. */
    public enum Format {
        /** RFC 4180 with a header line. */
        CSV,
        /** {@code Info.txt} of the MIAS mammograms, whose rows become those of a table. */
        MIAS
    }

    /**
     * One fold of several: the rows for which SHA-256 of the group's name, its first four bytes taken as an unsigned number,
     * modulo {@code folds} is {@code fold}.
     *
     * @param group the column that names patient, image or group
     */
    public record Holdout(String group, int folds, int fold) {}

    /**
     * The rows of a group are the slices of one series. The file holds several networks, each of which has not seen one part of
     * the groups: a series is measured by the one it is unknown to.
     *
     * @param group the column that names the series or its patient
     * @param order the column with the slice's number
     * @param folds for each network the groups it has not seen
     */
    public record Stack(String group, String order, List<List<String>> folds) {
        public Stack {
            folds = folds.stream().map(List::copyOf).toList();
        }

        /** The network that has not seen a group; empty where all have. */
        public OptionalInt network(String name) {
            return IntStream.range(0, folds.size())
                    .filter(k -> folds.get(k).contains(name))
                    .findFirst();
        }
    }

    /**
     * When a label is true.
     *
     * @param columns of the table, or arrays of the archive; it is true where one of them has one of the values
     * @param values any of them makes it true
     * @param circles column with {@code x y radius} of each place where the label is, in pixels of the stored picture from its top
     *     left corner, separated by semicolons; empty when there is none
     * @param mask column with the file of the mask that is to be painted, white where the label is; empty when there is none
     */
    public record Truth(List<String> columns, List<String> values, String mask, String circles) {
        public Truth {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }
}
