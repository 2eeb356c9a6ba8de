package io.xinglin.nlp.transformer;

import io.xinglin.nlp.text.FoldedText;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Names that the training notes of a scheme marked, as 64-bit hashes of their folded characters and of their beginnings:
 * which label a name had and how reliably. Leftmost longest match; time is linear in the note's length. Immutable.
 *
 * <p>File: longest name, number of entries, then the sorted hashes and a byte for each: 0 for the beginning of a longer
 * name only, else 1 + 3 x label + bucket.
 */
final class KnownNames {
    private static final int PLACES = 4;
    private static final int MOST = 1_000_000;

    private final int longest;
    private final long[] hashes;
    private final byte[] kinds;

    private KnownNames(int longest, long[] hashes, byte[] kinds) {
        this.longest = longest;
        this.hashes = hashes;
        this.kinds = kinds;
    }

    /** @throws IOException for what is no such file */
    static KnownNames read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(raw))) {
            int longest = in.readInt();
            int count = in.readInt();
            if (longest < 0 || longest > 64 || count < 0 || count > MOST) {
                throw new IOException("damaged list of names");
            }
            long[] hashes = new long[count];
            for (int i = 0; i < count; i++) {
                hashes[i] = in.readLong();
            }
            byte[] kinds = new byte[count];
            in.readFully(kinds);
            return new KnownNames(longest, hashes, kinds);
        }
    }

    /** The encoder's feature of each character {@code start..end}: 0 outside names, else kind and place (B I E S). */
    int[] features(FoldedText text, int start, int end) {
        int[] features = new int[end - start];
        int at = start;
        while (at < end) {
            int stop = at;
            int kind = 0;
            long hash = FNV_OFFSET;
            for (int i = at; i < end && i - at < longest; i++) {
                hash = (hash ^ text.charAt(i)) * FNV_PRIME;
                int found = Arrays.binarySearch(hashes, hash);
                if (found < 0) {
                    break;
                }
                if (kinds[found] != 0) {
                    stop = i + 1;
                    kind = Byte.toUnsignedInt(kinds[found]);
                }
            }
            mark(features, at - start, stop - start, kind);
            at = Math.max(stop, at + 1);
        }
        return features;
    }

    private static void mark(int[] features, int start, int end, int kind) {
        int base = 1 + PLACES * (kind - 1);
        for (int i = start; i < end; i++) {
            int place = end - start == 1 ? 3 : i == start ? 0 : i == end - 1 ? 2 : 1;
            features[i] = base + place;
        }
    }

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
}
