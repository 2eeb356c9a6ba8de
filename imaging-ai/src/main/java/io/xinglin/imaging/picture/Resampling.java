package io.xinglin.imaging.picture;

/**
 * Resizes pictures: the mean over the covered area when an axis shrinks (nothing between samples is lost), linear
 * between pixel centres when it grows. An axis that keeps its length is left exactly as it is.
 */
public final class Resampling {
    private Resampling() {}

    public static Picture resize(Picture picture, int width, int height) {
        Picture across = picture.width() == width ? picture : resizeRows(picture, width);
        return across.height() == height
                ? across
                : resizeRows(across.transposed(), height).transposed();
    }

    private static Picture resizeRows(Picture picture, int width) {
        Weights weights = Weights.of(picture.width(), width);
        float[] resized = new float[width * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            int row = y * picture.width();
            for (int x = 0; x < width; x++) {
                double sum = 0;
                double[] w = weights.values[x];
                for (int k = 0; k < w.length; k++) {
                    sum += w[k] * picture.values()[row + weights.first[x] + k];
                }
                resized[y * width + x] = (float) sum;
            }
        }
        return new Picture(width, picture.height(), resized);
    }

    /** For each target pixel the first source pixel and the weights from there on; they sum to one. */
    private record Weights(int[] first, double[][] values) {
        static Weights of(int from, int to) {
            var weights = new Weights(new int[to], new double[to][]);
            double scale = (double) from / to;
            for (int x = 0; x < to; x++) {
                if (to < from) {
                    weights.area(x, x * scale, (x + 1) * scale, from);
                } else {
                    weights.linear(x, (x + 0.5) * scale - 0.5, from);
                }
            }
            return weights;
        }

        private void area(int x, double begin, double end, int limit) {
            int low = (int) Math.floor(begin);
            int high = Math.min(limit, (int) Math.ceil(end - 1e-9));
            first[x] = low;
            values[x] = new double[high - low];
            for (int i = low; i < high; i++) {
                values[x][i - low] = (Math.min(end, i + 1) - Math.max(begin, i)) / (end - begin);
            }
        }

        private void linear(int x, double at, int limit) {
            double inside = Math.min(limit - 1, Math.max(0, at));
            int low = Math.min((int) inside, Math.max(0, limit - 2));
            double share = inside - low;
            first[x] = low;
            values[x] = limit == 1 ? new double[] {1} : new double[] {1 - share, share};
        }
    }
}
