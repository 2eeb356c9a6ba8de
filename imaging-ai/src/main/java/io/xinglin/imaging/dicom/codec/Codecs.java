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

    /** What a frame of the JPEG family says about itself, read without decoding it. */
    public static FrameSize jpegSize(byte[] frame) throws IOException {
        var header = JpegHeader.read(frame);
        return new FrameSize(header.rows(), header.columns(), header.components());
    }

    /**
     * The size of a baseline JPEG.
     *
     * @throws IOException when it is another process, or has other components than one or three
     */
    public static FrameSize baselineSize(byte[] frame) throws IOException {
        var header = JpegHeader.read(frame);
        var size = jpegSize(frame);
        if (header.process() != 0xc0 || header.precision() != 8 || (size.components() != 1 && size.components() != 3)) {
            throw new IOException("not a baseline JPEG of one or three components");
        }
        return size;
    }

    /** What a JPEG 2000 frame says about itself, read without decoding it. */
    public static FrameSize jpeg2000Size(byte[] frame) throws IOException {
        return Jpeg2000Header.read(frame).size();
    }

    /** Whether a JPEG 2000 frame holds signed samples; Pixel Representation may say otherwise. */
    public static boolean jpeg2000Signed(byte[] frame) throws IOException {
        return Jpeg2000Header.read(frame).signed();
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
