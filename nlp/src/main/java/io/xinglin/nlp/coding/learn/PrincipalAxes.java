package io.xinglin.nlp.coding.learn;

import java.util.Random;

/**
 * The directions in which vectors differ most (principal component analysis by orthogonal iteration), rotated among themselves
 * at random so that each tells as much as another. The same vectors and seed give the same axes but for rounding. Immutable.
 */
final class PrincipalAxes {
    private static final int ROUNDS = 60;
    private static final long SEED = 5;

    private final float[] mean;
    private final float[][] axes;

    private PrincipalAxes(float[] mean, float[][] axes) {
        this.mean = mean;
        this.axes = axes;
    }

    /** @param width how many axes */
    static PrincipalAxes of(float[][] vectors, int width) {
        int size = vectors[0].length;
        float[] mean = new float[size];
        for (float[] vector : vectors) {
            add(mean, vector, 1f / vectors.length);
        }
        float[][] covariance = covariance(vectors, mean);
        Random random = new Random(SEED);
        float[][] axes = gaussian(random, width, size);
        orthogonal(axes);
        for (int round = 0; round < ROUNDS; round++) {
            float[][] next = new float[width][size];
            for (int a = 0; a < width; a++) {
                for (int i = 0; i < size; i++) {
                    add(next[a], covariance[i], axes[a][i]);
                }
            }
            axes = next;
            orthogonal(axes);
        }
        return new PrincipalAxes(mean, rotated(axes, random));
    }

    private static float[][] covariance(float[][] vectors, float[] mean) {
        int size = mean.length;
        float[][] covariance = new float[size][size];
        float[] moved = new float[size];
        for (float[] vector : vectors) {
            for (int i = 0; i < size; i++) {
                moved[i] = vector[i] - mean[i];
            }
            for (int i = 0; i < size; i++) {
                add(covariance[i], moved, moved[i] / vectors.length);
            }
        }
        return covariance;
    }

    private static float[][] rotated(float[][] axes, Random random) {
        int width = axes.length;
        float[][] turn = gaussian(random, width, width);
        orthogonal(turn);
        float[][] rotated = new float[width][axes[0].length];
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                add(rotated[a], axes[b], turn[a][b]);
            }
        }
        return rotated;
    }

    private static float[][] gaussian(Random random, int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    /** Makes the rows orthogonal and of length 1, one after the other (modified Gram-Schmidt). */
    private static void orthogonal(float[][] rows) {
        for (int a = 0; a < rows.length; a++) {
            for (int b = 0; b < a; b++) {
                add(rows[a], rows[b], (float) -product(rows[a], rows[b]));
            }
            float factor = (float) (1 / Math.sqrt(product(rows[a], rows[a])));
            for (int i = 0; i < rows[a].length; i++) {
                rows[a][i] *= factor;
            }
        }
    }

    private static void add(float[] to, float[] from, float factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** A vector's place along the axes, brought to length 1. */
    float[] project(float[] vector) {
        float[] moved = new float[mean.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = vector[i] - mean[i];
        }
        float[] place = new float[axes.length];
        double square = 1e-12;
        for (int a = 0; a < axes.length; a++) {
            place[a] = (float) product(axes[a], moved);
            square += place[a] * place[a];
        }
        for (int a = 0; a < place.length; a++) {
            place[a] /= (float) Math.sqrt(square);
        }
        return place;
    }
}
