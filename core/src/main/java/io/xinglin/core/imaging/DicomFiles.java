package io.xinglin.core.imaging;

import io.xinglin.core.study.InstanceHeader;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Path;

/** Port: reads DICOM Part 10 files. Safe for use by many threads. */
public interface DicomFiles {
    /**
     * Reads the header of a Part 10 file, without its pixels.
     *
     * @throws io.xinglin.core.problem.ProblemException INVALID when it is no DICOM file, lacks the UIDs, or its pixel
     *     data is shorter than its own attributes say; UNSUPPORTED for a SOP class or transfer syntax not claimed
     */
    InstanceHeader readHeader(Path file);

    /** Whether C-STORE and STOW-RS accept objects of this SOP class. */
    boolean supportsSopClass(String sopClassUid);

    /**
     * A frame as people look at it: modality and VOI LUT (or the given window), 8 bit, MONOCHROME1 inverted; an
     * electrocardiogram as a tracing on ECG paper.
     *
     * @param frame 1-based
     * @param window centre and width, or null for the file's own (first) window
     */
    BufferedImage render(Path file, int frame, double[] window);

    /** The data set as DICOM JSON (PS3.18 F), bulk data replaced by references below {@code bulkDataUri}. */
    void writeJson(Path file, String bulkDataUri, OutputStream out);

    /**
     * The stored bytes of one frame of pixel data with its transfer syntax.
     *
     * @param frame 1-based
     */
    FrameBytes frame(Path file, int frame);

    /**
     * The bytes of one element that {@link #writeJson} names by reference; not those of Pixel Data, which are its frames.
     *
     * @param path what the reference has behind {@code bulkDataUri}: a tag, or for nested elements tag, item number from 0
     *     and tag, and so on, e.g. {@code 54000100/0/54001010}
     * @throws io.xinglin.core.problem.ProblemException NOT_FOUND when the file has no such element or it is empty
     */
    FrameBytes bulkData(Path file, String path);

    /** @param mediaType {@code application/octet-stream} for native frames, else the codec's, e.g. {@code image/jls} */
    record FrameBytes(byte[] bytes, String mediaType, String transferSyntaxUid) {}
}
