package io.xinglin.nlp.tagger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The trained weights: a hash table from feature to a row of one 16-bit weight a tag, and the transitions. Immutable
 * after building; safe for use by many threads.
 *
 * <p>File: gzip of magic, version, labels, transitions, then each row as its key and its non-zero weights.
 */
final class CrfModel {
    private static final int MAGIC = 0x58435246;
    private static final int VERSION = 1;

    private final TagSet tags;
    private final int[] transitions;
    private final int[] slots;
    private final int[] keys;
    private final short[] weights;
    private final int mask;
    private int rows;

    private CrfModel(TagSet tags, int capacity) {
        this.tags = tags;
        this.transitions = new int[tags.size() * tags.size()];
        int table = Integer.highestOneBit(Math.max(2, capacity) * 2 - 1) * 2;
        this.slots = new int[table];
        this.mask = table - 1;
        this.keys = new int[capacity];
        this.weights = new short[capacity * tags.size()];
    }

    TagSet tags() {
        return tags;
    }

    int rows() {
        return rows;
    }

    int transition(int previous, int next) {
        return transitions[previous * tags.size() + next];
    }

    /** Adds the weights of {@code feature} to {@code scores}, from {@code at} on. */
    void addTo(int feature, int[] scores, int at) {
        int row = find(feature);
        if (row < 0) {
            return;
        }
        int size = tags.size();
        int from = row * size;
        for (int t = 0; t < size; t++) {
            scores[at + t] += weights[from + t];
        }
    }

    private int find(int feature) {
        int slot = spread(feature) & mask;
        while (slots[slot] != 0) {
            int row = slots[slot] - 1;
            if (keys[row] == feature) {
                return row;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private static int spread(int feature) {
        return feature ^ (feature >>> 15);
    }

    private int append(int feature) {
        int row = rows++;
        keys[row] = feature;
        int slot = spread(feature) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = row + 1;
        return row * tags.size();
    }

    /** Packs floating-point weights: features whose weights all round to less than {@code threshold} are left out. */
    static CrfModel pack(TagSet tags, int[] features, float[] weights, float[] transitions, float threshold) {
        float largest = 1e-6f;
        for (float w : weights) {
            largest = Math.max(largest, Math.abs(w));
        }
        for (float w : transitions) {
            largest = Math.max(largest, Math.abs(w));
        }
        float scale = 8000f / largest;
        int size = tags.size();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < features.length; i++) {
            if (reaches(weights, i * size, size, threshold)) {
                kept.add(i);
            }
        }
        CrfModel model = new CrfModel(tags, kept.size());
        for (int i : kept) {
            int to = model.append(features[i]);
            for (int t = 0; t < size; t++) {
                float w = weights[i * size + t];
                model.weights[to + t] = Math.abs(w) < threshold ? 0 : (short) Math.round(w * scale);
            }
        }
        for (int i = 0; i < transitions.length; i++) {
            model.transitions[i] = Math.round(transitions[i] * scale);
        }
        return model;
    }

    private static boolean reaches(float[] weights, int from, int size, float threshold) {
        for (int t = 0; t < size; t++) {
            if (Math.abs(weights[from + t]) >= threshold) {
                return true;
            }
        }
        return false;
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
            out.writeInt(rows);
            for (int row = 0; row < rows; row++) {
                out.writeInt(keys[row]);
                writeRow(out, row * tags.size());
            }
        }
    }

    private void writeRow(DataOutputStream out, int from) throws IOException {
        int count = 0;
        for (int t = 0; t < tags.size(); t++) {
            count += weights[from + t] == 0 ? 0 : 1;
        }
        out.writeByte(count);
        for (int t = 0; t < tags.size(); t++) {
            if (weights[from + t] != 0) {
                out.writeByte(t);
                out.writeShort(weights[from + t]);
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
            for (int left = bounded(in.readInt(), 60); left > 0; left--) {
                labels.add(in.readUTF());
            }
            TagSet tags = new TagSet(labels);
            int[] transitions = new int[tags.size() * tags.size()];
            for (int i = 0; i < transitions.length; i++) {
                transitions[i] = in.readInt();
            }
            CrfModel model = new CrfModel(tags, bounded(in.readInt(), 5_000_000));
            System.arraycopy(transitions, 0, model.transitions, 0, transitions.length);
            model.readRows(in);
            return model;
        }
    }

    private void readRows(DataInputStream in) throws IOException {
        for (int left = keys.length; left > 0; left--) {
            int at = append(in.readInt());
            for (int count = in.readUnsignedByte(); count > 0; count--) {
                int tag = bounded(in.readUnsignedByte(), tags.size() - 1);
                weights[at + tag] = in.readShort();
            }
        }
    }

    private static int bounded(int value, int most) throws IOException {
        if (value < 0 || value > most) {
            throw new IOException("damaged tagger model");
        }
        return value;
    }
}
