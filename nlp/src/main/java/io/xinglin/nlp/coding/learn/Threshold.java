package io.xinglin.nlp.coding.learn;

import java.util.List;

/** From which likelihood on a term is proposed: where the pair F1 of coded texts is best. */
final class Threshold {
    private Threshold() {}

    /**
     * @param likelihoods of the candidates of each text
     * @param right whether each candidate is right
     * @param answers all right terms of each text, found or not
     */
    static float best(float[][] likelihoods, boolean[][] right, List<int[]> answers) {
        int wanted = answers.stream().mapToInt(a -> a.length).sum();
        float best = 0.5f;
        double bestScore = -1;
        for (float enough = 0.2f; enough <= 0.6f; enough += 0.01f) {
            double score = f1(likelihoods, right, wanted, enough);
            if (score > bestScore) {
                bestScore = score;
                best = enough;
            }
        }
        return best;
    }

    static double f1(float[][] likelihoods, boolean[][] right, int wanted, float enough) {
        int proposed = 0;
        int hits = 0;
        for (int i = 0; i < likelihoods.length; i++) {
            int best = -1;
            int count = 0;
            for (int c = 0; c < likelihoods[i].length; c++) {
                if (likelihoods[i][c] >= enough) {
                    count++;
                    hits += right[i][c] ? 1 : 0;
                }
                if (best < 0 || likelihoods[i][c] > likelihoods[i][best]) {
                    best = c;
                }
            }
            if (count == 0 && best >= 0) {
                count = 1;
                hits += right[i][best] ? 1 : 0;
            }
            proposed += count;
        }
        return 2.0 * hits / (proposed + wanted);
    }
}
