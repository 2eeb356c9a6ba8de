package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.codec.Codecs;
import java.io.IOException;

/** What a frame may ask for before anything is made for it: a few bytes can announce a picture of any size. */
final class FrameLimits {
    /** Samples of one frame. The largest detectors have 10^8; a whole slide comes in tiles. */
    private static final long MOST_SAMPLES = 1L << 28;

    /** Bytes a decoder holds for one sample while it works: its own value and the caller's. */
    private static final long BYTES_A_SAMPLE = 8;

    private FrameLimits() {}

    /** @throws ProblemException TOO_LARGE */
    static void requireRoom(long samples) {
        if (samples > MOST_SAMPLES
                || samples * BYTES_A_SAMPLE > Runtime.getRuntime().maxMemory() / 4 * 3) {
            throw new ProblemException(
                    Category.TOO_LARGE, "a frame of " + samples + " samples is larger than this process decodes");
        }
    }

    /**
     * A compressed frame announces its size itself; it must be the one its attributes announce, and its bytes must be able
     * to hold it.
     *
     * @throws ProblemException INVALID
     * @throws IOException when the frame has no header
     */
    static void requireAnnounced(byte[] frame, ImageDescription image) throws IOException {
        var size = switch (image.syntax()) {
            case JPEG_BASELINE, JPEG_EXTENDED, JPEG_LOSSLESS, JPEG_LOSSLESS_SV1, JPEG_LS, JPEG_LS_NEAR ->
                Codecs.jpegSize(frame);
            case JPEG_2000, JPEG_2000_LOSSLESS -> Codecs.jpeg2000Size(frame);
            case RLE, EXPLICIT_LE, IMPLICIT_LE, DEFLATED, EXPLICIT_BE -> null;
        };
        if (size != null
                && (size.rows() != image.rows()
                        || size.columns() != image.columns()
                        || size.components() != image.samples())) {
            throw new ProblemException(Category.INVALID, "decoded frame has another size than its attributes say");
        }
        if (frame.length * mostSamplesAByte(image) < image.samplesInFrame()) {
            throw new ProblemException(Category.INVALID, "frame has too few bytes for its size");
        }
    }

    /**
     * How many samples a byte can stand for at the very most. A DCT block of 64 samples takes two codes of a bit each at
     * least, a lossless difference one; a run of RLE packs 128 into two bytes. A JPEG-LS run doubles as it goes on, and a
     * JPEG 2000 packet may be empty: no bound.
     */
    private static long mostSamplesAByte(ImageDescription image) {
        return switch (image.syntax()) {
            case JPEG_BASELINE, JPEG_EXTENDED -> 256L * 4;
            case JPEG_LOSSLESS, JPEG_LOSSLESS_SV1 -> 8;
            case RLE -> 64L * 8;
            default -> MOST_SAMPLES;
        };
    }
}
