package io.xinglin.imaging.dicom.pixel;

import io.xinglin.imaging.dicom.codec.Samples;
import io.xinglin.imaging.dicom.file.Part10;

/** One frame's stored values, before any transform (PS3.5 8.1.1). */
public final class FrameSamples {
    private FrameSamples() {}

    /**
     * Decodes one frame; values hold Bits Stored bits, sign-extended where Pixel Representation says so.
     *
     * @param frame 1-based
     * @throws io.xinglin.core.problem.ProblemException UNSUPPORTED, INVALID, NOT_FOUND for a frame there is none of
     */
    public static Samples of(Part10 file, int frame) {
        return FrameDecoding.decode(file, ImageDescription.of(file), frame);
    }
}
