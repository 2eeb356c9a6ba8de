package io.xinglin.imaging.dicom.codec;

import java.io.IOException;

/** Reads entropy-coded bits with byte stuffing (ITU-T T.81 F.2.2.5). Beyond a marker it reads zeros. Not thread-safe. */
final class BitReader {
    private final byte[] bytes;
    private int at;
    private int buffer;
    private int count;
    private int beyond;

    BitReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    private void fill() throws IOException {
        while (count <= 24) {
            var next = 0;
            if (at < bytes.length) {
                next = bytes[at] & 0xff;
                if (next != 0xff) {
                    at++;
                } else if (at + 1 < bytes.length && bytes[at + 1] == 0) {
                    at += 2;
                } else {
                    next = 0;
                    beyond++;
                }
            } else {
                beyond++;
            }
            if (beyond > 64) {
                throw new IOException("entropy-coded data is cut");
            }
            buffer |= next << (24 - count);
            count += 8;
        }
    }

    /** The next {@code n} bits (1..16) without consuming them. */
    int peek(int n) throws IOException {
        if (count < n) {
            fill();
        }
        return buffer >>> (32 - n);
    }

    void skip(int n) {
        buffer <<= n;
        count -= n;
    }

    int bits(int n) throws IOException {
        if (n == 0) {
            return 0;
        }
        var value = peek(n);
        skip(n);
        return value;
    }

    /** A signed difference of {@code n} bits (T.81 F.2.2.1, EXTEND). */
    int extended(int n) throws IOException {
        if (n == 0) {
            return 0;
        }
        var value = bits(n);
        return value < 1 << (n - 1) ? value - (1 << n) + 1 : value;
    }

    /** Drops the rest of the interval and steps over an RSTn marker. */
    void restart() {
        buffer = 0;
        count = 0;
        beyond = 0;
        while (at + 1 < bytes.length) {
            if ((bytes[at] & 0xff) == 0xff && (bytes[at + 1] & 0xf8) == 0xd0) {
                at += 2;
                return;
            }
            if ((bytes[at] & 0xff) == 0xff && bytes[at + 1] != 0 && (bytes[at + 1] & 0xff) != 0xff) {
                return;
            }
            at++;
        }
    }

    /** Where a marker search may go on. */
    int position() {
        return at;
    }
}
