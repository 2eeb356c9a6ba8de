package io.xinglin.nlp.coding.match;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Whole numbers in as few bytes as they need, seven bits a byte, the low ones first. */
final class Packed {
    private Packed() {}

    static void write(DataOutputStream out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static void writeInt(DataOutputStream out, int value) throws IOException {
        write(out, value);
    }

    static long read(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = in.readUnsignedByte();
            value |= (long) (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                return value;
            }
        }
        throw new IOException("a number is too long");
    }

    static int readInt(DataInputStream in) throws IOException {
        long value = read(in);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IOException("a number is too large: " + value);
        }
        return (int) value;
    }
}
