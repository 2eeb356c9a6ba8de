package io.xinglin.imaging.pixel;

import java.nio.file.Path;

/** Port: a frame of a DICOM image as people look at it. Safe for use by many threads. */
public interface FrameRenderer {
    /**
     * Renders one frame: modality and VOI transformation, MONOCHROME1 inverted, palette and YBR as colour (PS3.4 N.2).
     *
     * @param file a Part 10 file
     * @param frame 1-based
     * @param channels 1 for grey, 3 for red, green and blue
     * @param window centre and width in modality units; empty for the one the object brings
     * @throws io.xinglin.core.problem.ProblemException INVALID when it is no DICOM image or its pixels are cut or broken,
     *     UNSUPPORTED for a transfer syntax that cannot be decoded here, NOT_FOUND for a frame it does not have
     */
    RenderedFrame render(Path file, int frame, int channels, double... window);
}
