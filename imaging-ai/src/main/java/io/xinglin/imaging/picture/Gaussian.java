package io.xinglin.imaging.picture;

/** Blurs as OpenCV's {@code GaussianBlur} does with its usual kernel of 8-bit pictures and border. Stateless. */
final class Gaussian {
    private static final int REACH = 3;
    private static final int AT_ONCE = 4;

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

    private static Picture rows(Picture picture, double[] kernel) {
        int width = picture.width();
        int radius = kernel.length / 2;
        float[] blurred = new float[picture.values().length];
        double[] wide = new double[width + 2 * radius + AT_ONCE];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < width + 2 * radius; x++) {
                wide[x] = picture.values()[y * width + mirrored(x - radius, width)];
            }
            for (int x = 0; x < width; x += AT_ONCE) {
                four(wide, x, kernel, blurred, y * width + x, Math.min(AT_ONCE, width - x));
            }
        }
        return new Picture(width, picture.height(), blurred);
    }

    /** Neighbours side by side, so that the processor need not wait for one sum before it adds to the next; each in the order of the kernel. */
    private static void four(double[] wide, int x, double[] kernel, float[] blurred, int at, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int k = 0; k < kernel.length; k++) {
            double weight = kernel[k];
            a += weight * wide[x + k];
            b += weight * wide[x + k + 1];
            c += weight * wide[x + k + 2];
            d += weight * wide[x + k + 3];
        }
        float[] sums = {(float) a, (float) b, (float) c, (float) d};
        System.arraycopy(sums, 0, blurred, at, count);
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
