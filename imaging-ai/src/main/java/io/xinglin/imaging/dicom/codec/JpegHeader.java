package io.xinglin.imaging.dicom.codec;

import java.io.IOException;

/**
 * What the start of a JPEG stream says.
 *
 * @param process SOF marker: 0xC0 baseline, 0xC1 extended, 0xC3 lossless, 0xF7 JPEG-LS
 * @param adobe transform byte of the Adobe APP14 segment, -1 without one
 */
record JpegHeader(int process, int precision, int rows, int columns, int components, boolean jfif, int adobe) {

    static JpegHeader read(byte[] stream) throws IOException {
        var in = new ByteCursor(stream);
        var jfif = false;
        var adobe = -1;
        for (var marker = in.marker(); marker >= 0; marker = in.marker()) {
            if (ByteCursor.standalone(marker)) {
                continue;
            }
            var start = in.position();
            var length = in.u16();
            if (frame(marker)) {
                return new JpegHeader(marker, in.u8(), in.u16(), in.u16(), in.u8(), jfif, adobe);
            }
            if (marker == 0xe0 && length >= 7) {
                jfif |= in.u8() == 'J' && in.u8() == 'F';
            } else if (marker == 0xee && length >= 14 && in.u8() == 'A' && in.u8() == 'd') {
                in.moveTo(start + 13);
                adobe = in.u8();
            }
            in.moveTo(start + length);
        }
        throw new IOException("no JPEG frame header");
    }

    private static boolean frame(int marker) {
        return marker == 0xf7
                || (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc);
    }

    boolean lossless() {
        return process == 0xc3;
    }

    /** Colour space by the stream's own application segments, which decoders follow in practice. */
    Samples.ColorSpace colorSpace() {
        if (lossless()) {
            return Samples.ColorSpace.AS_DESCRIBED;
        }
        return switch (adobe) {
            case 0 -> Samples.ColorSpace.RGB;
            case 1 -> Samples.ColorSpace.YBR;
            default -> jfif ? Samples.ColorSpace.YBR : Samples.ColorSpace.AS_DESCRIBED;
        };
    }
}
