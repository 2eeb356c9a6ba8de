package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a finding lies on one frame, as a network drew it. A segment of a DICOM segmentation (PS3.3 A.51) or a rectangle
 * in the SR; a planar ROI there (PS3.16 TID 1410).
 *
 * @param findingUid {@link Finding#uid()}
 * @param frame 1-based
 * @param columns of the stored picture
 * @param rows of the stored picture
 * @param box around all of it
 * @param mask over the stored picture; null where the network drew no more than the box, or where it was left out
 * @param probability calibrated: of a box its own, of a mask the frame's
 * @param lesionUid {@link Lesion#uid()} of what it is an outline of; null where the model tells no lesions apart
 */
public record Region(
        DicomUid findingUid,
        DicomUid sopClassUid,
        DicomUid sopInstanceUid,
        int frame,
        int columns,
        int rows,
        Box box,
        Mask mask,
        RegionSize size,
        double probability,
        DicomUid lesionUid) {
    public Region {
        Objects.requireNonNull(findingUid, "findingUid");
        Objects.requireNonNull(sopClassUid, "sopClassUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(size, "size");
        if (box.right() > columns || box.bottom() > rows) {
            throw new IllegalArgumentException("the region reaches beyond its picture");
        }
        if (mask != null && (mask.width() != columns || mask.height() != rows)) {
            throw new IllegalArgumentException("the mask is not of its picture's size");
        }
    }

    /** A region of a model that tells no lesions apart. */
    public Region(
            DicomUid findingUid,
            DicomUid sopClassUid,
            DicomUid sopInstanceUid,
            int frame,
            int columns,
            int rows,
            Box box,
            Mask mask,
            RegionSize size,
            double probability) {
        this(findingUid, sopClassUid, sopInstanceUid, frame, columns, rows, box, mask, size, probability, null);
    }

    public Optional<DicomUid> lesion() {
        return Optional.ofNullable(lesionUid);
    }

    public Optional<Mask> maskIfDrawn() {
        return Optional.ofNullable(mask);
    }

    /** The same with its size alone, for those who show no pixels. */
    public Region withoutMask() {
        return new Region(
                findingUid, sopClassUid, sopInstanceUid, frame, columns, rows, box, null, size, probability, lesionUid);
    }
}
