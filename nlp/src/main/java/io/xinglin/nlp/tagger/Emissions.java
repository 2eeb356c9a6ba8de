package io.xinglin.nlp.tagger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The feature weights of one or several models in one hash table, so that a character's features are looked up once for
 * all of them. The rows of a whole chunk are looked up first and added up after, and nothing is decided while the first
 * slots are read, so that the lookups, which are most of the tagger's time, overlap in memory. Immutable; safe for use by many threads.
 */
final class Emissions {
    /** A feature with more weights than this is kept as one weight a tag, which adds up faster. */
    private static final int SPARSE = 10;

    private static final int COUNT_BITS = 4;

    private final int width;
    private final int[] offsets;
    /** Feature in the upper half, {@link #place place} in the lower; 0 is an empty slot. */
    private final long[] slots;
    /** The rows: {@link CrfModel#entry entries}, two to a number, or one weight a tag in {@link Lanes}. */
    private final long[] pool;

    private Emissions(int width, int[] offsets, int[] features, List<int[]> rows) {
        this.width = width;
        this.offsets = offsets;
        this.slots = new long[Integer.highestOneBit(Math.max(2, features.length) * 2 - 1) * 2];
        this.pool = new long[1 + rows.stream().mapToInt(this::space).sum()];
        Integer[] order = new Integer[rows.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(i -> -rows.get(i).length));
        int used = 1;
        for (int i : order) {
            int[] weights = rows.get(i);
            put(features[i], place(used, isSparse(weights.length) ? weights.length : 0));
            write(weights, used);
            used += space(weights);
        }
    }

    private int space(int[] weights) {
        return isSparse(weights.length) ? (weights.length + 1) / 2 : Lanes.of(width);
    }

    private void write(int[] weights, int at) {
        for (int i = 0; i < weights.length; i++) {
            if (isSparse(weights.length)) {
                pool[at + i / 2] |= (weights[i] & 0xFFFFFFFFL) << (Integer.SIZE * (i % 2));
            } else {
                Lanes.add(pool, at, CrfModel.tagOf(weights[i]), CrfModel.weightOf(weights[i]));
            }
        }
    }

    private static boolean isSparse(int weights) {
        return weights <= SPARSE;
    }

    /** Where a row begins, and how many entries it has: 0 for one weight a tag. Never 0 itself. */
    private static int place(int at, int count) {
        return (at << COUNT_BITS) | count;
    }

    /** The weights of all {@code models}; their tags are numbered one model after the other. */
    static Emissions of(List<CrfModel> models) {
        int[] offsets = new int[models.size()];
        int width = 0;
        for (int m = 0; m < offsets.length; m++) {
            offsets[m] = width;
            width += models.get(m).tags().size();
        }
        long[] order = order(models);
        int[] features = new int[order.length];
        List<int[]> rows = new ArrayList<>(order.length);
        for (long place : order) {
            int m = (int) place & 0xF;
            CrfModel model = models.get(m);
            int row = (int) (place >>> 4) & 0xFFFFFFF;
            int feature = (int) (place >>> 32);
            int[] weights = weights(model, row, offsets[m]);
            int last = rows.size() - 1;
            if (last >= 0 && features[last] == feature) {
                rows.set(last, joined(rows.get(last), weights));
            } else {
                features[last + 1] = feature;
                rows.add(weights);
            }
        }
        return new Emissions(width, offsets, Arrays.copyOf(features, rows.size()), rows);
    }

    /** Feature, row and model of every row in one number each, sorted, so that equal features meet. */
    private static long[] order(List<CrfModel> models) {
        long[] order = new long[models.stream().mapToInt(CrfModel::rows).sum()];
        int next = 0;
        for (int m = 0; m < models.size(); m++) {
            for (int row = 0; row < models.get(m).rows(); row++) {
                order[next++] = ((long) models.get(m).key(row) << 32) | ((long) row << 4) | m;
            }
        }
        Arrays.sort(order);
        return order;
    }

    private static int[] weights(CrfModel model, int row, int offset) {
        int[] weights = new int[model.end(row) - model.start(row)];
        for (int i = 0; i < weights.length; i++) {
            int entry = model.entry(model.start(row) + i);
            weights[i] = CrfModel.entry(offset + CrfModel.tagOf(entry), CrfModel.weightOf(entry));
        }
        return weights;
    }

    private static int[] joined(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Scores of one character: the sum of all models' tags. */
    int width() {
        return width;
    }

    /** Where the scores of model number {@code model} begin. */
    int offset(int model) {
        return offsets[model];
    }

    /**
     * The scores of a chunk.
     *
     * @param features {@link CharacterFeatures#COUNT} hashes a character; overwritten
     * @return {@link #width()} scores a character
     */
    int[] scores(int[] features) {
        int n = features.length / CharacterFeatures.COUNT;
        int[] ends = look(features, n);
        int[] scores = new int[n * width];
        long[] sum = new long[Lanes.of(width)];
        int i = 0;
        for (int character = 0; character < n; character++) {
            int at = character * width;
            Arrays.fill(sum, 0);
            for (; i < ends[character]; i++) {
                int count = features[i] & ((1 << COUNT_BITS) - 1);
                int from = features[i] >>> COUNT_BITS;
                if (count == 0) {
                    addAll(from, sum);
                } else {
                    addSome(from, count, scores, at);
                }
            }
            Lanes.addTo(sum, scores, at, width);
        }
        return scores;
    }

    /** Replaces the features some model knows by the places of their rows, one after the other; returns where each character's end. */
    private int[] look(int[] features, int n) {
        long[] met = meet(features);
        int[] ends = new int[n + 1];
        int known = 0;
        int i = 0;
        long touched = 0;
        for (int character = 0; character < n; character++) {
            for (int k = 0; k < CharacterFeatures.COUNT; k++) {
                int place = found(features[i], met[i]);
                i++;
                features[known] = place;
                known += place == 0 ? 0 : 1;
                touched += pool[place >>> COUNT_BITS];
            }
            ends[character] = known;
        }
        // Nobody's: it keeps the reads above, which bring the rows near before they are added up.
        ends[n] = (int) touched;
        return ends;
    }

    /** What stands in the first slot of each feature: nothing is decided here, so that the processor fetches many at a time. */
    private long[] meet(int[] features) {
        int mask = slots.length - 1;
        long[] met = new long[features.length];
        for (int i = 0; i < met.length; i++) {
            met[i] = slots[hash(features[i]) & mask];
        }
        return met;
    }

    /** The place of the row of a feature whose first slot holds {@code met}; 0 for a feature no model knows. */
    private int found(int feature, long met) {
        long held = met;
        if (held != 0 && (int) (held >>> 32) != feature) {
            int mask = slots.length - 1;
            int slot = hash(feature) & mask;
            while (held != 0 && (int) (held >>> 32) != feature) {
                slot = (slot + 1) & mask;
                held = slots[slot];
            }
        }
        return (int) held;
    }

    private void addAll(int from, long[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += pool[from + i];
        }
    }

    private void addSome(int from, int count, int[] scores, int at) {
        for (int i = 0; i < count; i++) {
            int entry = (int) (pool[from + i / 2] >>> (Integer.SIZE * (i % 2)));
            scores[at + CrfModel.tagOf(entry)] += CrfModel.weightOf(entry);
        }
    }

    private void put(int feature, int place) {
        int mask = slots.length - 1;
        int slot = hash(feature) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = ((long) feature << 32) | place;
    }

    private static int hash(int feature) {
        int h = feature * 0x9E3779B1;
        return h ^ (h >>> 15);
    }
}
