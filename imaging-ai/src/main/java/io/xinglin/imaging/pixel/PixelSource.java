package io.xinglin.imaging.pixel;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.slide.SlideReader;
import java.util.Objects;

/**
 * Where pixels of DICOM files come from.
 *
 * @param slices in modality units, with their place in the patient
 * @param frames as people look at them
 * @param wholeSlides by levels and tiles
 */
public record PixelSource(SliceReader slices, FrameRenderer frames, SlideReader wholeSlides) {
    public PixelSource {
        Objects.requireNonNull(slices, "slices");
        Objects.requireNonNull(frames, "frames");
        Objects.requireNonNull(wholeSlides, "wholeSlides");
    }

    /** Of files among which there are no whole slides. */
    public PixelSource(SliceReader slices, FrameRenderer frames) {
        this(slices, frames, files -> {
            throw new ProblemException(Problem.Category.UNSUPPORTED, "whole slides are not read here");
        });
    }
}
