package io.xinglin.imaging.phantom.chest;

/** Gaussian blur of a plane. Stateless. */
final class Smoothing {
    private Smoothing() {}

    /** Both axes, in place; the edge repeats. */
    static void gaussian(float[] plane, int columns, double deviation) {
        float[] kernel = kernel(deviation);
        int rows = plane.length / columns;
        int reach = kernel.length / 2;
        float[] half = new float[plane.length];
        for (int j = 0; j < rows; j++) {
            along(plane, half, j * columns, columns, kernel);
        }
        for (int j = 0; j < rows; j++) {
            int to = j * columns;
            for (int i = 0; i < columns; i++) {
                plane[to + i] = 0;
            }
            for (int t = -reach; t <= reach; t++) {
                int from = Math.max(0, Math.min(rows - 1, j + t)) * columns;
                float weight = kernel[t + reach];
                for (int i = 0; i < columns; i++) {
                    plane[to + i] += weight * half[from + i];
                }
            }
        }
    }

    /** The share of a white noise's deviation that is left after the blur. */
    static double kept(double deviation) {
        double sum = 0;
        for (float weight : kernel(deviation)) {
            sum += (double) weight * weight;
        }
        return sum;
    }

    private static float[] kernel(double deviation) {
        int reach = Math.max(1, (int) Math.ceil(2.2 * deviation));
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) Math.exp(-0.5 * i * i / (deviation * deviation));
            sum += kernel[i + reach];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= (float) sum;
        }
        return kernel;
    }

    private static void along(float[] in, float[] out, int from, int count, float[] kernel) {
        int reach = kernel.length / 2;
        for (int i = 0; i < count; i++) {
            float sum = 0;
            boolean edge = i < reach || i >= count - reach;
            for (int t = -reach; t <= reach; t++) {
                int at = edge ? Math.max(0, Math.min(count - 1, i + t)) : i + t;
                sum += kernel[t + reach] * in[from + at];
            }
            out[from + i] = sum;
        }
    }
}
