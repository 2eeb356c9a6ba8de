package io.xinglin.nlp.coding.boost;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Boosted decision trees: a row of features to the probability of class 1. Immutable; safe for use by many threads.
 *
 * <p>Inner node {@code i} of a tree sends a row left where {@code row[feature[i]] <= threshold[i]}. A child below zero is leaf
 * {@code -1 - child}.
 */
public final class Forest {
    private static final int WIDTH = 4;

    private final float base;
    private final int[] roots;
    /** Four ints a node, side by side for the processor's cache: feature, threshold's bits, left, right. */
    private final int[] nodes;

    private final float[] leaves;

    Forest(float base, int[] roots, short[] feature, float[] threshold, int[] left, int[] right, float[] leaves) {
        this.base = base;
        this.roots = roots;
        this.leaves = leaves;
        nodes = new int[feature.length * WIDTH];
        for (int i = 0; i < feature.length; i++) {
            nodes[i * WIDTH] = feature[i];
            nodes[i * WIDTH + 1] = Float.floatToRawIntBits(threshold[i]);
            nodes[i * WIDTH + 2] = left[i];
            nodes[i * WIDTH + 3] = right[i];
        }
    }

    /** The probability of class 1. */
    public float probability(float[] row) {
        return (float) (1 / (1 + Math.exp(-margin(row))));
    }

    /** The log odds of class 1. */
    public float margin(float[] row) {
        float sum = base;
        for (int root : roots) {
            int node = root;
            while (node >= 0) {
                int at = node * WIDTH;
                node = row[nodes[at]] <= Float.intBitsToFloat(nodes[at + 1]) ? nodes[at + 2] : nodes[at + 3];
            }
            sum += leaves[-1 - node];
        }
        return sum;
    }

    public int trees() {
        return roots.length;
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeFloat(base);
        out.writeInt(roots.length);
        out.writeInt(nodes.length / WIDTH);
        out.writeInt(leaves.length);
        for (int root : roots) {
            out.writeInt(root);
        }
        for (int at = 0; at < nodes.length; at += WIDTH) {
            out.writeShort(nodes[at]);
            out.writeFloat(Float.intBitsToFloat(nodes[at + 1]));
            out.writeInt(nodes[at + 2]);
            out.writeInt(nodes[at + 3]);
        }
        for (float leaf : leaves) {
            out.writeFloat(leaf);
        }
    }

    public static Forest read(DataInputStream in) throws IOException {
        float base = in.readFloat();
        int[] roots = new int[in.readInt()];
        int nodes = in.readInt();
        float[] leaves = new float[in.readInt()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = in.readInt();
        }
        short[] feature = new short[nodes];
        float[] threshold = new float[nodes];
        int[] left = new int[nodes];
        int[] right = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            feature[i] = in.readShort();
            threshold[i] = in.readFloat();
            left[i] = in.readInt();
            right[i] = in.readInt();
        }
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = in.readFloat();
        }
        return new Forest(base, roots, feature, threshold, left, right, leaves);
    }
}
