package io.xinglin.imaging.dicom.codec;

import java.io.IOException;

/** The decoder for each family of compressed frames. */
public final class Codecs {
    private Codecs() {}

    /** Any JPEG process the product claims: the frame header says which. */
    public static Samples jpeg(byte[] frame) throws IOException {
        var header = JpegHeader.read(frame);
        if (header.lossless()) {
            return new JpegLossless().decode(frame);
        }
        return header.precision() == 8 ? JpegBaseline.decode(frame, header) : new JpegSequential().decode(frame);
    }

    /** JPEG-LS, lossless and near-lossless. */
    public static Samples jpegLs(byte[] frame) throws IOException {
        return new JpegLs(frame).decode();
    }

    /** JPEG 2000 code streams. */
    public static Samples jpeg2000(byte[] frame) throws IOException {
        return Jpeg2000.decode(frame);
    }
}
