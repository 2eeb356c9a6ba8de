package io.xinglin.ejb.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Whether two files hold the same object.
 *
 * <p>The file meta group (PS3.10 7.1) is left out: it names the sender and its software, so the same object sent by the
 * modality and again by the PACS still counts as the same. Compared only when a UID comes again: a sum of every instance
 * would cost its way in more than anything else.
 */
public final class DataSets {
    private static final int PREAMBLE_AND_PREFIX = 132;
    private static final int META_LENGTH_ELEMENT = 12;
    private static final int CHUNK = 1 << 16;

    private DataSets() {}

    public static boolean same(Path one, Path other) throws IOException {
        try (InputStream a = Files.newInputStream(one);
                InputStream b = Files.newInputStream(other)) {
            byte[] left = pastMeta(a);
            byte[] right = pastMeta(b);
            // Only one of them may have a meta group: from here on both are read in step.
            left = filled(left, a, right.length);
            right = filled(right, b, left.length);
            boolean equal = Arrays.equals(left, right);
            boolean more = true;
            while (equal && more) {
                left = a.readNBytes(CHUNK);
                right = b.readNBytes(CHUNK);
                equal = Arrays.equals(left, right);
                more = left.length > 0;
            }
            return equal;
        }
    }

    private static byte[] filled(byte[] begun, InputStream in, int length) throws IOException {
        if (begun.length >= length) {
            return begun;
        }
        byte[] rest = in.readNBytes(length - begun.length);
        byte[] all = Arrays.copyOf(begun, begun.length + rest.length);
        System.arraycopy(rest, 0, all, begun.length, rest.length);
        return all;
    }

    /** The data set's first bytes, the stream standing behind them. */
    private static byte[] pastMeta(InputStream in) throws IOException {
        byte[] head = in.readNBytes(PREAMBLE_AND_PREFIX + META_LENGTH_ELEMENT);
        if (head.length < PREAMBLE_AND_PREFIX + META_LENGTH_ELEMENT
                || ByteBuffer.wrap(head, 128, 4).getInt() != 0x4449434D
                || ByteBuffer.wrap(head, PREAMBLE_AND_PREFIX, 4).getInt() != 0x02000000) {
            return head;
        }
        in.skipNBytes(Integer.toUnsignedLong(Integer.reverseBytes(
                ByteBuffer.wrap(head, PREAMBLE_AND_PREFIX + 8, 4).getInt())));
        return new byte[0];
    }
}
