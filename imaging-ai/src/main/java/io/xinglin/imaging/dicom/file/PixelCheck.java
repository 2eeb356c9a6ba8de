package io.xinglin.imaging.dicom.file;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** Compares pixel data with the attributes that describe it (PS3.3 C.7.6.3, PS3.5 section 8). */
final class PixelCheck {
    private PixelCheck() {}

    static void requireComplete(Part10 file, Optional<StorageClass> storageClass) {
        var data = file.data();
        if (file.pixels().isEmpty()) {
            if (storageClass.filter(StorageClass::isImage).isPresent()) {
                throw new ProblemException(Category.INVALID, "image without pixel data");
            }
            return;
        }
        var pixels = file.pixels().get();
        var frames = Math.max(1, Fields.integer(data, Tag.NumberOfFrames, 1));
        requireDescription(data);
        var syntax = TransferSyntax.of(file.transferSyntaxUid());
        if (syntax.isPresent() && syntax.get().encapsulated() != pixels.encapsulated()) {
            throw new ProblemException(Category.INVALID, "pixel data is not encoded as its transfer syntax demands");
        }
        if (pixels.encapsulated()) {
            if (pixels.fragments().size() < frames) {
                throw new ProblemException(Category.INVALID, "pixel data has fewer fragments than frames");
            }
        } else if (nativeBits(data) * frames > pixels.length() * 8) {
            throw new ProblemException(Category.INVALID, "pixel data is shorter than its attributes say");
        }
    }

    private static void requireDescription(Attributes data) {
        var allocated = Fields.integer(data, Tag.BitsAllocated, 0);
        if (Fields.integer(data, Tag.Rows, 0) <= 0
                || Fields.integer(data, Tag.Columns, 0) <= 0
                || (allocated != 1 && (allocated % 8 != 0 || allocated < 8 || allocated > 64))) {
            throw new ProblemException(Category.INVALID, "rows, columns or bits allocated are missing or impossible");
        }
    }

    /** Bits of one native frame. */
    static long nativeBits(Attributes data) {
        var pixels = (long) Fields.integer(data, Tag.Rows, 0) * Fields.integer(data, Tag.Columns, 0);
        var samples = Math.max(1, Fields.integer(data, Tag.SamplesPerPixel, 1));
        var perPixel = "YBR_FULL_422".equals(Fields.text(data, Tag.PhotometricInterpretation)) ? 2 : samples;
        return pixels * perPixel * Fields.integer(data, Tag.BitsAllocated, 8);
    }
}
