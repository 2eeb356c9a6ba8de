package io.xinglin.imaging.series;

import io.xinglin.core.imaging.PixelSpacing;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.pixel.Slice;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The frame a slice came from.
 *
 * @param frame 1-based
 * @param spacing of the stored picture; empty when unknown
 */
public record DicomSource(
        Path file,
        DicomUid sopClassUid,
        DicomUid sopInstanceUid,
        int frame,
        int instanceNumber,
        Optional<PixelSpacing> spacing) {
    private static Optional<PixelSpacing> spacing(Slice slice) {
        double[] spacing = slice.spacing();
        return spacing.length == 2 && spacing[0] > 0 && spacing[1] > 0
                ? Optional.of(new PixelSpacing(spacing[0], spacing[1], false))
                : Optional.empty();
    }

    static DicomSource of(StoredInstance instance, Slice slice) {
        return new DicomSource(
                instance.file(),
                slice.sopClassUid(),
                slice.sopInstanceUid(),
                slice.frame(),
                slice.instanceNumber(),
                spacing(slice));
    }
}
