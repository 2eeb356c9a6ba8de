package io.xinglin.nlp.tagger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The trained weights: for each feature its tags with a 16-bit weight, and the transitions between tags. Immutable; safe
 * for use by many threads.
 *
 * <p>File: gzip of magic, version, labels, transitions, then each row as its key and its non-zero weights.
 */
final class CrfModel {
    private static final int MAGIC = 0x58435246;
    private static final int VERSION = 1;
    private static final int MOST_ROWS = 5_000_000;
    private static final int MOST_LABELS = 60;
    /** What the largest weight of a model becomes. */
    private static final float LARGEST = 8000f;

    private final TagSet tags;
    private final int[] transitions;
    private final int[] keys;
    private final int[] starts;
    private final int[] entries;

    private CrfModel(TagSet tags, int[] transitions, int[] keys, int[] starts, int[] entries) {
        this.tags = tags;
        this.transitions = transitions;
        this.keys = keys;
        this.starts = starts;
        this.entries = entries;
    }

    /** A weight of a tag in one number. */
    static int entry(int tag, int weight) {
        return (tag << 16) | (weight & 0xFFFF);
    }

    static int tagOf(int entry) {
        return entry >>> 16;
    }

    static int weightOf(int entry) {
        return (short) entry;
    }

    TagSet tags() {
        return tags;
    }

    int rows() {
        return keys.length;
    }

    int key(int row) {
        return keys[row];
    }

    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return starts[row + 1];
    }

    int entry(int index) {
        return entries[index];
    }

    int transition(int previous, int next) {
        return transitions[previous * tags.size() + next];
    }

    /** Packs floating-point weights: those below {@code threshold} are left out. */
    static CrfModel pack(TagSet tags, int[] features, float[] weights, float[] transitions, float threshold) {
        float scale = LARGEST / Math.max(largest(weights), largest(transitions));
        int size = tags.size();
        Rows rows = new Rows(features.length);
        for (int i = 0; i < features.length; i++) {
            for (int t = 0; t < size; t++) {
                float w = weights[i * size + t];
                if (Math.abs(w) >= threshold) {
                    rows.add(features[i], t, Math.round(w * scale));
                }
            }
        }
        int[] scaled = new int[transitions.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.round(transitions[i] * scale);
        }
        return rows.model(tags, scaled);
    }

    /** The largest weight by size, of features and transitions. */
    int largestWeight() {
        int largest = 1;
        for (int entry : entries) {
            largest = Math.max(largest, Math.abs(weightOf(entry)));
        }
        for (int transition : transitions) {
            largest = Math.max(largest, Math.abs(transition));
        }
        return largest;
    }

    /** This model with changes added to the weights of some features, one number a tag. */
    CrfModel plus(Map<Integer, int[]> changes) {
        Map<Integer, int[]> left = new TreeMap<>(changes);
        Rows rows = new Rows(rows() + changes.size());
        for (int row = 0; row < rows(); row++) {
            int[] change = left.remove(keys[row]);
            int[] weights = change == null ? new int[tags.size()] : change.clone();
            for (int i = start(row); i < end(row); i++) {
                weights[tagOf(entries[i])] += weightOf(entries[i]);
            }
            rows.addAll(keys[row], weights);
        }
        left.forEach(rows::addAll);
        return rows.model(tags, transitions);
    }

    /**
     * This model without its weak features: each costs a look in a table larger than the processor's cache, and decides
     * little.
     *
     * @param share features whose weights are all below this share of the largest weight are left out
     */
    CrfModel pruned(double share) {
        int least = (int) Math.round(LARGEST * share);
        Rows kept = new Rows(rows());
        for (int row = 0; row < rows(); row++) {
            int strongest = 0;
            for (int i = start(row); i < end(row); i++) {
                strongest = Math.max(strongest, Math.abs(weightOf(entries[i])));
            }
            for (int i = start(row); i < end(row) && strongest >= least; i++) {
                kept.add(keys[row], tagOf(entries[i]), weightOf(entries[i]));
            }
        }
        return kept.model(tags, transitions);
    }

    private static float largest(float[] weights) {
        float largest = 1e-6f;
        for (float w : weights) {
            largest = Math.max(largest, Math.abs(w));
        }
        return largest;
    }

    void write(OutputStream to) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(to, 1 << 16), 1 << 16))) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(tags.labels().size());
            for (String label : tags.labels()) {
                out.writeUTF(label);
            }
            for (int w : transitions) {
                out.writeInt(w);
            }
            out.writeInt(rows());
            for (int row = 0; row < rows(); row++) {
                out.writeInt(keys[row]);
                out.writeByte(end(row) - start(row));
                for (int i = start(row); i < end(row); i++) {
                    out.writeByte(tagOf(entries[i]));
                    out.writeShort(weightOf(entries[i]));
                }
            }
        }
    }

    /** @throws IOException for what is no model of this version */
    static CrfModel read(InputStream from) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(from, 1 << 16), 1 << 16))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new IOException("not a tagger model of version " + VERSION);
            }
            List<String> labels = new ArrayList<>();
            for (int left = bounded(in.readInt(), MOST_LABELS); left > 0; left--) {
                labels.add(in.readUTF());
            }
            TagSet tags = new TagSet(labels);
            int[] transitions = new int[tags.size() * tags.size()];
            for (int i = 0; i < transitions.length; i++) {
                transitions[i] = in.readInt();
            }
            int count = bounded(in.readInt(), MOST_ROWS);
            Rows rows = new Rows(count);
            for (int row = 0; row < count; row++) {
                int key = in.readInt();
                for (int left = in.readUnsignedByte(); left > 0; left--) {
                    int tag = bounded(in.readUnsignedByte(), tags.size() - 1);
                    rows.add(key, tag, in.readShort());
                }
            }
            return rows.model(tags, transitions);
        }
    }

    private static int bounded(int value, int most) throws IOException {
        if (value < 0 || value > most) {
            throw new IOException("damaged tagger model");
        }
        return value;
    }

    /** Rows while they are read; the weights of one feature come one after the other. */
    private static final class Rows {
        private final int[] keys;
        private final int[] starts;
        private int[] entries;
        private int rows;
        private int used;

        Rows(int capacity) {
            keys = new int[capacity];
            starts = new int[capacity + 1];
            entries = new int[Math.max(16, capacity * 3)];
        }

        void add(int key, int tag, int weight) {
            if (rows == 0 || keys[rows - 1] != key) {
                keys[rows] = key;
                starts[rows++] = used;
            }
            if (used == entries.length) {
                entries = Arrays.copyOf(entries, used * 2);
            }
            entries[used++] = entry(tag, weight);
        }

        void addAll(int key, int[] weights) {
            for (int t = 0; t < weights.length; t++) {
                if (weights[t] != 0) {
                    add(key, t, Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, weights[t])));
                }
            }
        }

        CrfModel model(TagSet tags, int[] transitions) {
            starts[rows] = used;
            return new CrfModel(
                    tags,
                    transitions,
                    Arrays.copyOf(keys, rows),
                    Arrays.copyOf(starts, rows + 1),
                    Arrays.copyOf(entries, used));
        }
    }
}
