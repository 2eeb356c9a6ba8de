package io.xinglin.imaging.dicom.peer;

import java.nio.file.Path;

/**
 * What came of one file.
 *
 * @param syntax the standard's name of its transfer syntax, its UID where the product does not know it; empty when unknown
 * @param detail why it was refused, or which peer sees what else
 * @param difference the greatest of a sample, over all frames and peers; 0 where none was compared
 * @param shown the greatest of a shown grey or colour, 0 to 255; -1 where no peer showed the file
 */
public record Comparison(Path file, String syntax, Verdict verdict, String detail, int difference, int shown) {
    /** In the order of the table. */
    public enum Verdict {
        /** The same samples, for a lossy syntax within the tolerance. */
        EQUAL,
        /** The product refuses it and says why. */
        REFUSED,
        /** Other samples than every peer that decodes it, or the product shows it otherwise. */
        DIFFERENT,
        /** The product decodes it and no peer does. */
        UNCHECKED,
        /** An object without pixel data. */
        NO_PIXELS
    }
}
