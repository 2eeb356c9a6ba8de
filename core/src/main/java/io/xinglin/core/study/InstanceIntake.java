package io.xinglin.core.study;

import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Use case: one DICOM instance arrives (C-STORE or STOW-RS) and is kept for good before the sender hears success.
 *
 * <p>Implemented by {@code ejb}; called by every DICOM edge. Safe for use by many threads.
 */
public interface InstanceIntake {
    /**
     * Writes the instance to the archive (fsync), then indexes it in one transaction.
     *
     * <p>A repeated SOP Instance UID with the same content is answered {@link Outcome#DUPLICATE} and changes nothing.
     *
     * @param origin who sent it and how, e.g. {@code DIMSE:CT_01} or {@code STOW:clinician}
     * @param part10 a complete DICOM file (preamble, file meta, data set); read to its end, not closed
     * @throws ProblemException INVALID for what is no DICOM object, UNSUPPORTED for a SOP class or transfer syntax not
     *     claimed, STORAGE_FULL at the watermark, CONFLICT for a known UID with other content
     * @throws IOException when the sender's stream breaks; nothing is kept
     */
    Outcome store(String origin, InputStream part10) throws IOException;

    /** Throws STORAGE_FULL when the watermark is reached: edges ask before they read megabytes. */
    void requireSpace();

    /** What became of it. */
    enum Outcome {
        STORED,
        DUPLICATE
    }
}
