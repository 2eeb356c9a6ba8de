package io.xinglin.imaging.pixel;

import java.util.Objects;

/**
 * Where pixels of DICOM files come from.
 *
 * @param slices in modality units, with their place in the patient
 * @param frames as people look at them
 */
public record PixelSource(SliceReader slices, FrameRenderer frames) {
    public PixelSource {
        Objects.requireNonNull(slices, "slices");
        Objects.requireNonNull(frames, "frames");
    }
}
