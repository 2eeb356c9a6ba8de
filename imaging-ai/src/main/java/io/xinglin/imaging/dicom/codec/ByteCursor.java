package io.xinglin.imaging.dicom.codec;

import java.io.EOFException;
import java.io.IOException;

/** Reads big-endian numbers and marker segments of the JPEG family (ITU-T T.81 annex B). Not thread-safe. */
final class ByteCursor {
    private final byte[] bytes;
    private int at;

    ByteCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    int u8() throws IOException {
        if (at >= bytes.length) {
            throw new EOFException("JPEG stream ends early");
        }
        return bytes[at++] & 0xff;
    }

    int u16() throws IOException {
        return (u8() << 8) | u8();
    }

    /** The next marker, e.g. 0xD8; fill bytes and garbage before it are skipped; -1 at the end. */
    int marker() {
        while (at + 1 < bytes.length) {
            if ((bytes[at] & 0xff) == 0xff) {
                var code = bytes[at + 1] & 0xff;
                if (code != 0 && code != 0xff) {
                    at += 2;
                    return code;
                }
            }
            at++;
        }
        return -1;
    }

    /** Whether a marker carries no segment: SOI, EOI, RSTn, TEM. */
    static boolean standalone(int marker) {
        return (marker >= 0xd0 && marker <= 0xd9) || marker == 0x01;
    }
}
