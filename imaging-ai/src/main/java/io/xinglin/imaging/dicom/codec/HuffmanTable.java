package io.xinglin.imaging.dicom.codec;

import java.io.IOException;

/** A Huffman table (ITU-T T.81 annex C, F.2.2.3). */
final class HuffmanTable {
    private final int[] maxCode = new int[17];
    private final int[] offset = new int[17];
    private final int[] values;
    /** Eight leading bits to (length << 8 | value), 0 for longer codes. */
    private final int[] quick = new int[256];

    HuffmanTable(int[] counts, int[] values) {
        this.values = values;
        var code = 0;
        var index = 0;
        for (var length = 1; length <= 16; length++) {
            offset[length] = index - code;
            for (var i = 0; i < counts[length]; i++, code++, index++) {
                if (length <= 8) {
                    for (var pad = 0; pad < 1 << (8 - length); pad++) {
                        quick[((code << (8 - length)) | pad) & 0xff] = (length << 8) | values[index];
                    }
                }
            }
            maxCode[length] = counts[length] == 0 ? -1 : code - 1;
            code <<= 1;
        }
    }

    static HuffmanTable read(ByteCursor in) throws IOException {
        var counts = new int[17];
        var total = 0;
        for (var i = 1; i <= 16; i++) {
            counts[i] = in.u8();
            total += counts[i];
        }
        var values = new int[total];
        for (var i = 0; i < total; i++) {
            values[i] = in.u8();
        }
        return new HuffmanTable(counts, values);
    }

    int decode(BitReader in) throws IOException {
        var bits = in.peek(16);
        var hit = quick[bits >>> 8];
        if (hit != 0) {
            in.skip(hit >>> 8);
            return hit & 0xff;
        }
        for (var length = 1; length <= 16; length++) {
            var code = bits >>> (16 - length);
            if (maxCode[length] >= 0 && code <= maxCode[length] && code + offset[length] >= 0) {
                in.skip(length);
                return values[code + offset[length]];
            }
        }
        throw new IOException("no such Huffman code");
    }
}
