package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.codec.Codecs;
import io.xinglin.imaging.dicom.codec.Rle;
import io.xinglin.imaging.dicom.codec.Samples;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.TransferSyntax;
import java.io.IOException;

/** One frame's stored values: decoded, masked to Bits Stored and sign-extended (PS3.5 8.1.1). */
final class FrameDecoding {
    private FrameDecoding() {}

    static Samples decode(Part10 file, ImageDescription image, int frame) {
        var stored = FrameBytesReading.read(file, image, frame);
        try {
            FrameLimits.requireAnnounced(stored.bytes(), image);
            var samples = samples(stored, image, file.bigEndian());
            if (samples.rows() != image.rows()
                    || samples.columns() != image.columns()
                    || samples.perPixel() != image.samples()) {
                throw new ProblemException(Category.INVALID, "decoded frame has another size than its attributes say");
            }
            if (image.syntax() == TransferSyntax.JPEG_2000 && Codecs.jpeg2000Signed(stored.bytes()) == image.signed()) {
                clamp(samples.values(), image);
            } else {
                mask(samples.values(), image);
            }
            return samples;
        } catch (ProblemException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new ProblemException(Category.TOO_LARGE, "frame needs more memory than there is", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new ProblemException(
                    Category.INVALID, "frame is no readable " + image.syntax().title(), e);
        }
    }

    private static Samples samples(FrameBytesReading.Stored stored, ImageDescription image, boolean bigEndian)
            throws IOException {
        return switch (image.syntax()) {
            case EXPLICIT_LE, IMPLICIT_LE, DEFLATED, EXPLICIT_BE ->
                NativeFrames.unpack(stored.bytes(), stored.firstBit(), image, bigEndian);
            case RLE -> rle(stored.bytes(), image);
            case JPEG_BASELINE, JPEG_EXTENDED, JPEG_LOSSLESS, JPEG_LOSSLESS_SV1 -> Codecs.jpeg(stored.bytes());
            case JPEG_LS, JPEG_LS_NEAR -> Codecs.jpegLs(stored.bytes());
            case JPEG_2000, JPEG_2000_LOSSLESS -> Codecs.jpeg2000(stored.bytes());
        };
    }

    private static Samples rle(byte[] frame, ImageDescription image) throws IOException {
        return image.bitsAllocated() == 1
                ? NativeFrames.unpack(Rle.bytes(frame, Math.toIntExact((image.nativeBits() + 7) / 8)), 0, image, false)
                : Rle.decode(frame, image.rows(), image.columns(), image.samples(), image.bitsAllocated() / 8);
    }

    /** A lossy stream of more bits than Bits Stored overshoots at edges; masked, white would turn black there. */
    private static void clamp(int[] values, ImageDescription image) {
        var bits = image.bitsStored() - (image.signed() ? 1 : 0);
        if (bits >= 31) {
            return;
        }
        var high = (1 << bits) - 1;
        var low = image.signed() ? -high - 1 : 0;
        for (var i = 0; i < values.length; i++) {
            values[i] = Math.max(low, Math.min(high, values[i]));
        }
    }

    private static void mask(int[] values, ImageDescription image) {
        var bits = image.bitsStored();
        if (bits >= 32) {
            return;
        }
        var shift = image.syntax().encapsulated() ? 0 : Math.max(0, image.highBit() + 1 - bits);
        if (image.signed()) {
            for (var i = 0; i < values.length; i++) {
                values[i] = (values[i] >> shift) << (32 - bits) >> (32 - bits);
            }
        } else {
            var mask = (1 << bits) - 1;
            for (var i = 0; i < values.length; i++) {
                values[i] = (values[i] >>> shift) & mask;
            }
        }
    }
}
