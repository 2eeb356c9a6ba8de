package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.term.LongIds;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * How likely an n-gram of one language (texts as written) becomes one of the other (names): 癌 becomes 恶性肿瘤.
 *
 * <p>As in IBM model 1 each target has one source of its row as its cause, by expectation maximisation; but a source may cause
 * many targets, so its probabilities do not sum to 1: each is how often the source causes that target where it stands. Small
 * ones are left out. Immutable; safe for use by many threads.
 */
final class Translations {
    private static final int ROUNDS = 6;
    /** Rows without anything, added to those of each source: what was seen once is believed by two thirds. */
    private static final float DOUBT = 0.5f;

    private final LongIds sources;
    private final int[] offsets;
    private final long[] targets;
    private final float[] probabilities;

    Translations(LongIds sources, int[] offsets, long[] targets, float[] probabilities) {
        this.sources = sources;
        this.offsets = offsets;
        this.targets = targets;
        this.probabilities = probabilities;
    }

    /** Takes the translations of one source n-gram. */
    @FunctionalInterface
    interface Visitor {
        void visit(long target, float probability);
    }

    void forEach(long source, Visitor visitor) {
        int id = sources.get(source);
        if (id >= 0) {
            for (int i = offsets[id]; i < offsets[id + 1]; i++) {
                visitor.visit(targets[i], probabilities[i]);
            }
        }
    }

    int size() {
        return targets.length;
    }

    /**
     * @param from the n-grams of each source, one row a pair
     * @param to those of its translation, same rows
     * @param smallest probabilities below are left out
     */
    static Translations learn(long[][] from, long[][] to, float smallest) {
        LongIds sources = new LongIds(1 << 16);
        LongIds targets = new LongIds(1 << 16);
        int nothing = sources.add(0xFFFF_FFFF_FFFF_FFFFL);
        int rows = from.length;
        int[][] a = new int[rows][];
        int[][] b = new int[rows][];
        long cells = 0;
        for (int r = 0; r < rows; r++) {
            a[r] = new int[from[r].length + 1];
            a[r][0] = nothing;
            for (int i = 0; i < from[r].length; i++) {
                a[r][i + 1] = sources.add(from[r][i]);
            }
            b[r] = Arrays.stream(to[r]).mapToInt(targets::add).toArray();
            cells += (long) a[r].length * b[r].length;
        }
        long[] keys = new long[Math.toIntExact(cells)];
        int size = 0;
        for (int r = 0; r < rows; r++) {
            for (int source : a[r]) {
                for (int target : b[r]) {
                    keys[size++] = (long) source << 32 | target;
                }
            }
        }
        Arrays.parallelSort(keys);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[distinct++] = keys[i];
            }
        }
        keys = Arrays.copyOf(keys, distinct);
        float[] t = estimate(keys, sources.size(), a, b);
        return pruned(sources, targets.keys(), keys, t, smallest);
    }

    private static float[] estimate(long[] keys, int sources, int[][] a, int[][] b) {
        int[][] cell = new int[a.length][];
        for (int r = 0; r < a.length; r++) {
            cell[r] = new int[a[r].length * b[r].length];
            for (int i = 0; i < a[r].length; i++) {
                for (int j = 0; j < b[r].length; j++) {
                    cell[r][i * b[r].length + j] = Arrays.binarySearch(keys, (long) a[r][i] << 32 | b[r][j]);
                }
            }
        }
        int[] rows = new int[sources];
        for (int[] row : a) {
            for (int source : row) {
                rows[source]++;
            }
        }
        float[] t = new float[keys.length];
        Arrays.fill(t, 1f);
        for (int round = 0; round < ROUNDS; round++) {
            float[] expected = new float[keys.length];
            for (int r = 0; r < a.length; r++) {
                int width = b[r].length;
                for (int j = 0; j < width; j++) {
                    float sum = 1e-12f;
                    for (int i = 0; i < a[r].length; i++) {
                        sum += t[cell[r][i * width + j]];
                    }
                    for (int i = 0; i < a[r].length; i++) {
                        int c = cell[r][i * width + j];
                        expected[c] += t[c] / sum;
                    }
                }
            }
            for (int c = 0; c < keys.length; c++) {
                expected[c] /= rows[(int) (keys[c] >>> 32)] + DOUBT;
            }
            t = expected;
        }
        return t;
    }

    private static Translations pruned(LongIds sources, long[] targets, long[] keys, float[] t, float smallest) {
        long[] sourceKeys = sources.keys();
        LongIds keptSources = new LongIds(1 << 12);
        int[] offsets = new int[sources.size() + 1];
        long[] kept = new long[keys.length];
        float[] probabilities = new float[keys.length];
        int size = 0;
        for (int i = 0; i < keys.length; i++) {
            if (t[i] >= smallest) {
                kept[size] = targets[(int) keys[i]];
                probabilities[size++] = t[i];
                offsets[keptSources.add(sourceKeys[(int) (keys[i] >>> 32)]) + 1] = size;
            }
        }
        return new Translations(
                keptSources,
                Arrays.copyOf(offsets, keptSources.size() + 1),
                Arrays.copyOf(kept, size),
                Arrays.copyOf(probabilities, size));
    }

    void write(DataOutputStream out) throws IOException {
        long[] keys = sources.keys();
        Packed.writeInt(out, keys.length);
        for (int s = 0; s < keys.length; s++) {
            Packed.write(out, keys[s]);
            Packed.writeInt(out, offsets[s + 1] - offsets[s]);
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                Packed.write(out, targets[i]);
                out.writeShort(Math.round(probabilities[i] * 65535));
            }
        }
    }

    static Translations read(DataInputStream in) throws IOException {
        int n = Packed.readInt(in);
        LongIds sources = new LongIds(n);
        int[] offsets = new int[n + 1];
        long[] targets = new long[n * 2];
        float[] probabilities = new float[n * 2];
        for (int s = 0; s < n; s++) {
            sources.add(Packed.read(in));
            offsets[s + 1] = offsets[s] + Packed.readInt(in);
            if (offsets[s + 1] > targets.length) {
                targets = Arrays.copyOf(targets, offsets[s + 1] * 2);
                probabilities = Arrays.copyOf(probabilities, targets.length);
            }
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                targets[i] = Packed.read(in);
                probabilities[i] = in.readUnsignedShort() / 65535f;
            }
        }
        return new Translations(
                sources, offsets, Arrays.copyOf(targets, offsets[n]), Arrays.copyOf(probabilities, offsets[n]));
    }
}
