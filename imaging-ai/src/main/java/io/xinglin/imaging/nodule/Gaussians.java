package io.xinglin.imaging.nodule;

/** Gaussian blur of voxels along all three axes. Stateless. */
final class Gaussians {
    private Gaussians() {}

    /** In place; the edge repeats. */
    static void blur(float[] values, int columns, int rows, int slices, double deviation) {
        float[] kernel = kernel(deviation);
        float[] line = new float[columns + kernel.length];
        int reach = kernel.length / 2;
        for (int from = 0; from < values.length; from += columns) {
            for (int i = 0; i < columns + 2 * reach; i++) {
                line[i] = values[from + Math.max(0, Math.min(columns - 1, i - reach))];
            }
            for (int i = 0; i < columns; i++) {
                float sum = 0;
                for (int t = 0; t < kernel.length; t++) {
                    sum += kernel[t] * line[i + t];
                }
                values[from + i] = sum;
            }
        }
        for (int k = 0; k < slices; k++) {
            across(values, k * rows * columns, columns, columns, rows, kernel);
        }
        for (int j = 0; j < rows; j++) {
            across(values, j * columns, rows * columns, columns, slices, kernel);
        }
    }

    /** Lines of {@code columns} values, {@code step} apart, weighed with their neighbours. */
    private static void across(float[] values, int from, int step, int columns, int count, float[] kernel) {
        int reach = kernel.length / 2;
        float[] before = new float[columns * count];
        for (int q = 0; q < count; q++) {
            System.arraycopy(values, from + q * step, before, q * columns, columns);
        }
        for (int q = 0; q < count; q++) {
            int to = from + q * step;
            java.util.Arrays.fill(values, to, to + columns, 0);
            for (int t = -reach; t <= reach; t++) {
                int source = Math.max(0, Math.min(count - 1, q + t)) * columns;
                float weight = kernel[t + reach];
                for (int i = 0; i < columns; i++) {
                    values[to + i] += weight * before[source + i];
                }
            }
        }
    }

    private static float[] kernel(double deviation) {
        int reach = Math.max(1, (int) Math.ceil(3 * deviation));
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
}
