package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.TransferSyntax;
import org.aoju.bus.image.Tag;

/** The Image Pixel module's description of the samples (PS3.3 C.7.6.3.1). */
record ImageDescription(
        int rows,
        int columns,
        int samples,
        String photometric,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        boolean planar,
        int frames,
        TransferSyntax syntax) {

    static ImageDescription of(Part10 file) {
        var data = file.data();
        var syntax = TransferSyntax.of(file.transferSyntaxUid())
                .orElseThrow(() -> new ProblemException(
                        Category.UNSUPPORTED, "transfer syntax " + file.transferSyntaxUid() + " cannot be decoded"));
        if (file.pixels().isEmpty()) {
            throw new ProblemException(Category.INVALID, "object has no pixel data");
        }
        var allocated = Fields.integer(data, Tag.BitsAllocated, 0);
        var stored = Math.min(allocated, Fields.integer(data, Tag.BitsStored, allocated));
        var description = new ImageDescription(
                Fields.integer(data, Tag.Rows, 0),
                Fields.integer(data, Tag.Columns, 0),
                Math.max(1, Fields.integer(data, Tag.SamplesPerPixel, 1)),
                Fields.text(data, Tag.PhotometricInterpretation),
                allocated,
                stored <= 0 ? allocated : stored,
                Math.min(allocated - 1, Fields.integer(data, Tag.HighBit, stored - 1)),
                Fields.integer(data, Tag.PixelRepresentation, 0) == 1,
                Fields.integer(data, Tag.PlanarConfiguration, 0) == 1,
                Math.max(1, Fields.integer(data, Tag.NumberOfFrames, 1)),
                syntax);
        description.requireDecodable(file.pixels().get().encapsulated());
        FrameLimits.requireRoom(description.samplesInFrame());
        return description;
    }

    private void requireDecodable(boolean encapsulated) {
        if (rows <= 0 || columns <= 0) {
            throw new ProblemException(Category.INVALID, "rows and columns are missing or impossible");
        }
        if (bitsAllocated != 1 && bitsAllocated != 8 && bitsAllocated != 16 && bitsAllocated != 32) {
            throw new ProblemException(Category.UNSUPPORTED, "bits allocated " + bitsAllocated + " cannot be decoded");
        }
        if (samples != 1 && samples != 3) {
            throw new ProblemException(Category.UNSUPPORTED, samples + " samples per pixel cannot be decoded");
        }
        if (bitsAllocated == 32 && syntax == TransferSyntax.EXPLICIT_BE) {
            throw new ProblemException(
                    Category.UNSUPPORTED,
                    "32 bits allocated in big endian cannot be decoded: its order of words is not sure");
        }
        if (encapsulated != syntax.encapsulated()) {
            throw new ProblemException(Category.INVALID, "pixel data is not encoded as its transfer syntax demands");
        }
    }

    long samplesInFrame() {
        return (long) rows * columns * samples;
    }

    void requireFrame(int frame) {
        if (frame < 1 || frame > frames) {
            throw new ProblemException(Category.NOT_FOUND, "no frame " + frame + " among " + frames);
        }
    }

    /** Two pixels share their chroma samples (PS3.3 C.7.6.3.1.2). */
    boolean nativeHalfChroma() {
        return samples == 3 && photometric.equals("YBR_FULL_422");
    }

    /** Bits of one native frame. */
    long nativeBits() {
        return (long) rows * columns * (nativeHalfChroma() ? 2 : samples) * bitsAllocated;
    }
}
