package io.xinglin.imaging.picture;

import java.util.Arrays;

/** Blurs as OpenCV's {@code GaussianBlur} does with its usual kernel of 8-bit pictures and border. Stateless. */
final class Gaussian {
    private static final int REACH = 3;

    private Gaussian() {}

    /**
     * The picture blurred along both axes; at the edges it is mirrored about its outermost pixels.
     *
     * @param deviation in pixels, above 0; the kernel reaches three deviations to each side
     */
    static Picture blur(Picture picture, double deviation) {
        double[] kernel = kernel(deviation);
        return rows(rows(picture, kernel).transposed(), kernel).transposed();
    }

    private static double[] kernel(double deviation) {
        int radius = (int) Math.round(REACH * deviation);
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = Math.exp(-0.5 * Math.pow((i - radius) / deviation, 2));
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    /** Weight by weight along a whole row, not pixel by pixel: the same sums in the same order, several pixels at once. */
    private static Picture rows(Picture picture, double[] kernel) {
        int width = picture.width();
        int radius = kernel.length / 2;
        float[] blurred = new float[picture.values().length];
        double[] wide = new double[width + 2 * radius];
        double[] sums = new double[width];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < wide.length; x++) {
                wide[x] = picture.values()[y * width + mirrored(x - radius, width)];
            }
            Arrays.fill(sums, 0);
            for (int k = 0; k < kernel.length; k++) {
                add(sums, wide, k, kernel[k]);
            }
            for (int x = 0; x < width; x++) {
                blurred[y * width + x] = (float) sums[x];
            }
        }
        return new Picture(width, picture.height(), blurred);
    }

    private static void add(double[] sums, double[] wide, int from, double weight) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += weight * wide[x + from];
        }
    }

    /** The index inside {@code 0..length-1} that lies where a mirror on the outermost pixels puts it. */
    private static int mirrored(int index, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int inside = Math.floorMod(index, period);
        return inside < length ? inside : period - inside;
    }
}
