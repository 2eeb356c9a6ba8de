package io.xinglin.imaging.pixel;

import io.xinglin.core.imaging.PixelSpacing;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.picture.Raster;
import java.util.Objects;
import java.util.Optional;

/**
 * One frame as people look at it.
 *
 * @param frame 1-based frame number
 * @param instanceNumber (0020,0013); 0 when absent
 * @param modality (0008,0060); empty when absent
 * @param spacing empty when unknown
 */
public record RenderedFrame(
        DicomUid sopClassUid,
        DicomUid sopInstanceUid,
        int frame,
        int instanceNumber,
        String modality,
        Optional<PixelSpacing> spacing,
        Raster raster) {
    public RenderedFrame {
        Objects.requireNonNull(sopClassUid, "sopClassUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(spacing, "spacing");
        Objects.requireNonNull(raster, "raster");
        modality = Objects.requireNonNullElse(modality, "").strip();
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "RenderedFrame[" + sopInstanceUid + " frame " + frame + "]";
    }
}
