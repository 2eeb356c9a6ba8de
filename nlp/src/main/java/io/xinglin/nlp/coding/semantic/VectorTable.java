package io.xinglin.nlp.coding.semantic;

import io.xinglin.nlp.coding.term.LongIds;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Vectors by the hash of what they stand for, eight bits a number and a factor a vector. No text is kept. Immutable once
 * filled; then safe for use by many threads.
 */
final class VectorTable {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int MOST = 1 << 20;

    final int width;
    private final LongIds ids;
    private final byte[] rows;
    private final float[] factors;

    VectorTable(int width, int size) {
        this.width = width;
        ids = new LongIds(size);
        rows = new byte[size * width];
        factors = new float[size];
    }

    /** The hash of a text, 40 bits and never 0. */
    static long key(CharSequence text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    /** The hash of an n-gram of {@link io.xinglin.nlp.coding.term.Grams}. */
    static long key(long gram) {
        return mixed(gram * FNV_PRIME);
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x94D049BB133111EBL;
        return mixed >>> 24 | 1;
    }

    /** Adds a vector; of two with one key the first stays. */
    void add(long key, float[] vector) {
        if (ids.get(key) >= 0) {
            return;
        }
        int row = ids.add(key);
        factors[row] = quantise(vector, rows, row * width);
    }

    /** Writes a vector as bytes; returns what each byte has to be multiplied by. */
    static float quantise(float[] vector, byte[] into, int at) {
        float largest = 1e-6f;
        for (float x : vector) {
            largest = Math.max(largest, Math.abs(x));
        }
        float factor = Float.intBitsToFloat(((Float.floatToRawIntBits(largest / 127) >>> 16) + 1) << 16);
        for (int i = 0; i < vector.length; i++) {
            into[at + i] = (byte) Math.round(vector[i] / factor);
        }
        return factor;
    }

    int size() {
        return ids.size();
    }

    /** The row of a key, or -1. */
    int row(long key) {
        return ids.get(key);
    }

    /** Adds a row's vector to {@code into}, from {@code at} on. */
    void addTo(int row, float[] into, int at) {
        float factor = factors[row];
        int from = row * width;
        for (int i = 0; i < width; i++) {
            into[at + i] += factor * rows[from + i];
        }
    }

    /** Adds keys, factors and numbers to a checksum. */
    void update(CRC32 sum) {
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + Float.BYTES);
        long[] keys = ids.keys();
        for (int row = 0; row < keys.length; row++) {
            sum.update(head.clear().putLong(keys[row]).putFloat(factors[row]).flip());
        }
        sum.update(rows, 0, keys.length * width);
    }

    void write(DataOutputStream out) throws IOException {
        long[] keys = ids.keys();
        out.writeInt(keys.length);
        for (long key : keys) {
            out.writeByte((int) (key >>> 32));
            out.writeInt((int) key);
        }
        for (int row = 0; row < keys.length; row++) {
            out.writeShort(Float.floatToRawIntBits(factors[row]) >>> 16);
        }
        out.write(rows, 0, keys.length * width);
    }

    static VectorTable read(int width, DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST) {
            throw new IOException("damaged vectors");
        }
        VectorTable table = new VectorTable(width, size);
        for (int row = 0; row < size; row++) {
            table.ids.add(((long) in.readUnsignedByte() << 32) | (in.readInt() & 0xFFFFFFFFL));
        }
        for (int row = 0; row < size; row++) {
            table.factors[row] = Float.intBitsToFloat(in.readUnsignedShort() << 16);
        }
        in.readFully(table.rows);
        return table;
    }
}
