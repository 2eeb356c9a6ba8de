package io.xinglin.imaging.pixel;

import java.nio.file.Path;

/** Port: decodes one frame of a DICOM image into modality units. Safe for use by many threads. */
public interface SliceReader {
    /**
     * Decodes one frame and applies the modality transformation (PS3.3 C.11.1), so that CT comes out in Hounsfield units.
     *
     * @param file a Part 10 file
     * @param frame 1-based
     * @throws io.xinglin.core.problem.ProblemException INVALID when it is no DICOM image or its pixels are cut or broken,
     *     UNSUPPORTED for a transfer syntax that cannot be decoded here, NOT_FOUND for a frame it does not have
     */
    Slice read(Path file, int frame);
}
