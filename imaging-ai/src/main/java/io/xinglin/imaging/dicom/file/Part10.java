package io.xinglin.imaging.dicom.file;

import java.util.Optional;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * A parsed DICOM file (PS3.10 section 7): file meta information, the data set up to Pixel Data without other bulk values,
 * and where the pixel data lies.
 *
 * @param pixels empty for objects without (7FE0,0010)
 */
public record Part10(Attributes meta, Attributes data, String transferSyntaxUid, Optional<PixelLocation> pixels) {
    /** Big endian native values (PS3.5 section 7.3). */
    public boolean bigEndian() {
        return TransferSyntax.EXPLICIT_BE.uid().equals(transferSyntaxUid);
    }

    /** Native bytes and bits that stand in big-endian words of 16 bits: each pair of bytes is turned (PS3.5 annex A.3). */
    public boolean bytesInWords() {
        return bigEndian() && pixels.filter(PixelLocation::words).isPresent();
    }
}
