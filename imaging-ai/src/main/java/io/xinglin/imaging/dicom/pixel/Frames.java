package io.xinglin.imaging.dicom.pixel;

import io.xinglin.core.imaging.DicomFiles.FrameBytes;
import io.xinglin.imaging.dicom.file.Part10;
import java.util.Arrays;

/** The stored bytes of one frame as WADO-RS hands them out (PS3.18 10.4). */
public final class Frames {
    private Frames() {}

    public static FrameBytes frame(Part10 file, int frame) {
        var image = ImageDescription.of(file);
        var stored = FrameBytesReading.read(file, image, frame);
        var bytes = stored.firstBit() == 0 ? stored.bytes() : aligned(stored, image.nativeBits());
        return new FrameBytes(bytes, image.syntax().mediaType(), file.transferSyntaxUid());
    }

    /** One-bit frames follow each other without padding (PS3.5 8.1.1): shift this one to the start of a byte. */
    private static byte[] aligned(FrameBytesReading.Stored stored, long bits) {
        var in = Arrays.copyOf(stored.bytes(), stored.bytes().length + 1);
        var out = new byte[Math.toIntExact((bits + 7) / 8)];
        for (var i = 0; i < out.length; i++) {
            out[i] = (byte) (((in[i] & 0xff) >> stored.firstBit()) | ((in[i + 1] & 0xff) << (8 - stored.firstBit())));
        }
        return out;
    }
}
