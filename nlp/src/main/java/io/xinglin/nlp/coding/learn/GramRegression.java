package io.xinglin.nlp.coding.learn;

import java.util.Arrays;

/**
 * A vector for each n-gram such that the mean over a text's n-grams comes near the text's vector: least squares with an L2
 * penalty, by conjugate gradients with the diagonal as preconditioner, each column on its own.
 */
final class GramRegression {
    private static final int ROUNDS = 60;

    private final int[][] texts;
    private final int grams;
    private final int width;
    private final float penalty;

    /**
     * @param texts the numbers of each text's n-grams, with repetitions
     * @param grams how many n-grams there are
     * @param width numbers a vector
     * @param penalty of the squares of the vectors
     */
    GramRegression(int[][] texts, int grams, int width, float penalty) {
        this.texts = texts;
        this.grams = grams;
        this.width = width;
        this.penalty = penalty;
    }

    /**
     * @param targets the vector of each text
     * @return the vector of each n-gram, one after the other
     */
    float[] solve(float[][] targets) {
        float[] solution = new float[grams * width];
        float[] rest = new float[grams * width];
        for (int t = 0; t < texts.length; t++) {
            spread(texts[t], targets[t], rest);
        }
        float[] diagonal = diagonal();
        float[] scaled = divided(rest, diagonal);
        float[] direction = scaled.clone();
        double[] product = products(rest, scaled);
        for (int round = 0; round < ROUNDS; round++) {
            float[] image = image(direction);
            step(solution, direction, ratio(product, products(direction, image), 1));
            step(rest, image, ratio(product, products(direction, image), -1));
            scaled = divided(rest, diagonal);
            double[] next = products(rest, scaled);
            float[] turn = ratio(next, product, 1);
            for (int i = 0; i < direction.length; i++) {
                direction[i] = scaled[i] + turn[i % width] * direction[i];
            }
            product = next;
        }
        return solution;
    }

    /** The mean of the vectors of a text's n-grams. */
    float[] mean(int[] text, float[] vectors) {
        float[] mean = new float[width];
        for (int gram : text) {
            for (int i = 0; i < width; i++) {
                mean[i] += vectors[gram * width + i] / text.length;
            }
        }
        return mean;
    }

    private void spread(int[] text, float[] vector, float[] to) {
        for (int gram : text) {
            for (int i = 0; i < width; i++) {
                to[gram * width + i] += vector[i] / text.length;
            }
        }
    }

    private float[] image(float[] vectors) {
        float[] image = new float[vectors.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = penalty * vectors[i];
        }
        for (int[] text : texts) {
            spread(text, mean(text, vectors), image);
        }
        return image;
    }

    private float[] diagonal() {
        float[] diagonal = new float[grams];
        Arrays.fill(diagonal, penalty);
        for (int[] text : texts) {
            for (int gram : text) {
                diagonal[gram] += 1f / (text.length * text.length);
            }
        }
        return diagonal;
    }

    private float[] divided(float[] vectors, float[] diagonal) {
        float[] divided = new float[vectors.length];
        for (int i = 0; i < divided.length; i++) {
            divided[i] = vectors[i] / diagonal[i / width];
        }
        return divided;
    }

    /** The inner product of each column with its counterpart. */
    private double[] products(float[] a, float[] b) {
        double[] sums = new double[width];
        for (int i = 0; i < a.length; i++) {
            sums[i % width] += (double) a[i] * b[i];
        }
        return sums;
    }

    private static float[] ratio(double[] a, double[] b, int sign) {
        float[] ratio = new float[a.length];
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] = b[i] == 0 ? 0 : (float) (sign * a[i] / b[i]);
        }
        return ratio;
    }

    private void step(float[] to, float[] from, float[] factors) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factors[i % width] * from[i];
        }
    }
}
