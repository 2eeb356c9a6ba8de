package io.xinglin.imaging.waveform;

import java.nio.file.Path;

/** Port: reads an electrocardiogram. Safe for use by many threads. */
@FunctionalInterface
public interface WaveformReader {
    /**
     * Reads one recording in µV.
     *
     * @throws io.xinglin.core.problem.ProblemException INVALID when the file is no electrocardiogram or its samples are cut or
     *     without scale, UNSUPPORTED for a form of samples that is not read here, NOT_FOUND without the file
     */
    EcgSignal read(Path file);
}
