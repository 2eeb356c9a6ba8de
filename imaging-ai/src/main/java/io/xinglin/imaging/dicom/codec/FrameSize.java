package io.xinglin.imaging.dicom.codec;

/** The size a compressed frame says it has. */
public record FrameSize(int rows, int columns, int components) {
    /** Samples of all components. */
    public long samples() {
        return (long) rows * columns * components;
    }
}
