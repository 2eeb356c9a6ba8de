package io.xinglin.imaging.dicom.codec;

import java.io.IOException;

/** Bits of a JPEG-LS scan: after a byte FF only seven bits follow (ITU-T T.87 A.1). Not thread-safe. */
final class JpegLsBits {
    private final byte[] bytes;
    private int at;
    private int current;
    private int left;
    private boolean afterFf;
    private int beyond;

    JpegLsBits(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int bit() throws IOException {
        if (left == 0) {
            load();
        }
        left--;
        return (current >> left) & 1;
    }

    private void load() throws IOException {
        var next = at < bytes.length ? bytes[at] & 0xff : -1;
        if (next < 0 || (afterFf && next >= 0x80)) {
            // A marker: the scan is over, zeros follow.
            if (++beyond > 64) {
                throw new IOException("JPEG-LS scan is cut");
            }
            current = 0;
            left = 8;
            return;
        }
        at++;
        current = next;
        left = afterFf ? 7 : 8;
        afterFf = next == 0xff;
    }

    int bits(int n) throws IOException {
        var value = 0;
        for (var need = n; need > 0; ) {
            if (left == 0) {
                load();
            }
            var take = Math.min(need, left);
            left -= take;
            value = (value << take) | ((current >> left) & ((1 << take) - 1));
            need -= take;
        }
        return value;
    }

    /** Where a marker search may go on. */
    int position() {
        return afterFf && at > 0 ? at - 1 : at;
    }
}
