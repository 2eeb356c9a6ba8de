package io.xinglin.nlp.coding.match;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** How often two names were given to the same text. Immutable; safe for use by many threads. */
final class Company {
    private final long[] pairs;
    private final short[] counts;

    Company(long[] pairs, short[] counts) {
        this.pairs = pairs;
        this.counts = counts;
    }

    static Company learn(List<int[]> answers) {
        long[] all = answers.stream()
                .flatMapToLong(names -> Arrays.stream(names)
                        .asLongStream()
                        .flatMap(a -> Arrays.stream(names).filter(b -> a < b).mapToLong(b -> a << 32 | b)))
                .sorted()
                .toArray();
        long[] pairs = new long[all.length];
        short[] counts = new short[all.length];
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i > 0 && all[i] == all[i - 1]) {
                counts[size - 1]++;
            } else {
                pairs[size] = all[i];
                counts[size++] = 1;
            }
        }
        return new Company(Arrays.copyOf(pairs, size), Arrays.copyOf(counts, size));
    }

    int together(int a, int b) {
        int at = Arrays.binarySearch(pairs, (long) Math.min(a, b) << 32 | Math.max(a, b));
        return at < 0 ? 0 : counts[at];
    }

    void write(DataOutputStream out) throws IOException {
        Packed.writeInt(out, pairs.length);
        long before = 0;
        for (int i = 0; i < pairs.length; i++) {
            Packed.write(out, pairs[i] - before);
            Packed.writeInt(out, counts[i]);
            before = pairs[i];
        }
    }

    static Company read(DataInputStream in) throws IOException {
        long[] pairs = new long[Packed.readInt(in)];
        short[] counts = new short[pairs.length];
        long before = 0;
        for (int i = 0; i < pairs.length; i++) {
            before += Packed.read(in);
            pairs[i] = before;
            counts[i] = (short) Packed.readInt(in);
        }
        return new Company(pairs, counts);
    }
}
