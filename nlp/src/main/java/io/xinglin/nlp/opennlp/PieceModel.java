package io.xinglin.nlp.opennlp;

import java.util.Arrays;
import java.util.Map;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * A maximum-entropy model of OpenNLP over pieces of up to three characters, with its weights in a table by number: it gives
 * the probabilities that {@link AbstractModel#eval(String[])} gives, without a string for each piece. Immutable; safe for
 * use by many threads.
 */
final class PieceModel {
    /** What OpenNLP's bag of words puts before each piece. */
    private static final String PREFIX = "bow=";

    private static final int LONGEST = 3;
    private final long[] keys;
    private final Context[] weights;
    private final int outcomes;

    /** @throws IllegalArgumentException when the model knows other pieces than ours */
    PieceModel(AbstractModel model) {
        @SuppressWarnings("unchecked") // OpenNLP's own access to its parameters
        Map<String, Context> byPiece = (Map<String, Context>) model.getDataStructures()[1];
        outcomes = model.getNumOutcomes();
        keys = new long[Integer.highestOneBit(Math.max(1, byPiece.size()) * 2) * 2];
        weights = new Context[keys.length];
        byPiece.forEach((piece, context) -> {
            String characters = piece.startsWith(PREFIX) ? piece.substring(PREFIX.length()) : "";
            if (characters.isEmpty() || characters.length() > LONGEST) {
                throw new IllegalArgumentException("the model has a piece that is none of one to three characters");
            }
            long key = key(characters, 0, characters.length());
            int slot = slot(key);
            keys[slot] = key;
            weights[slot] = context;
        });
    }

    /** The number of up to three characters of {@code text}; never 0. */
    private static long key(CharSequence text, int start, int end) {
        long key = 1;
        for (int i = start; i < end; i++) {
            key = (key << Character.SIZE) | text.charAt(i);
        }
        return key;
    }

    /** Where {@code key} stands, or the empty place it would have. */
    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    /** Adds the weights of the piece {@code start..end} of {@code text} to {@code sums}, one an outcome. */
    void add(CharSequence text, int start, int end, double[] sums) {
        Context context = weights[slot(key(text, start, end))];
        if (context != null) {
            int[] of = context.getOutcomes();
            double[] by = context.getParameters();
            for (int i = 0; i < of.length; i++) {
                sums[of[i]] += by[i];
            }
        }
    }

    /** Room for the sums of one text. */
    double[] sums() {
        return new double[outcomes];
    }

    /** Makes probabilities of {@code sums}, in place. */
    static double[] normalised(double[] sums) {
        double most = Arrays.stream(sums).max().orElse(0);
        double all = 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.exp(sums[i] - most);
            all += sums[i];
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= all;
        }
        return sums;
    }
}
