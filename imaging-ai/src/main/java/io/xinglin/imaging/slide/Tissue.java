package io.xinglin.imaging.slide;

import io.xinglin.imaging.picture.Raster;

/**
 * What of a slide is stained tissue and not empty glass: pixels of the overview whose saturation (HSV) is above the
 * threshold that parts their histogram best (Otsu, IEEE Trans Syst Man Cybern 1979; 9: 62-66), and never less than glass has;
 * black pixels, where a scanner saw nothing, are none. Immutable.
 */
public final class Tissue {
    private static final int BINS = 256;
    /** Saturation that empty glass reaches in a scan. */
    private static final double GLASS = 0.05;

    /** Brightness below which nothing was scanned. */
    private static final double BLACK = 0.05;

    private final int width;
    private final int height;
    /** Summed-area table with a row and a column of zeros before it. */
    private final long[] sums;

    private Tissue(int width, int height, boolean[] inside) {
        this.width = width;
        this.height = height;
        this.sums = new long[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y + 1) * (width + 1) + x + 1;
                sums[at] = sums[at - 1] + sums[at - width - 1] - sums[at - width - 2] + (inside[y * width + x] ? 1 : 0);
            }
        }
    }

    /** Reads the lowest level of a slide. */
    public static Tissue of(SlideImage slide) {
        return of(Overview.of(slide));
    }

    static Tissue of(Raster overview) {
        float[][] planes = overview.planes().stream().map(p -> p.values()).toArray(float[][]::new);
        double[] saturation = new double[planes[0].length];
        int[] histogram = new int[BINS];
        for (int i = 0; i < saturation.length; i++) {
            double most = Math.max(planes[0][i], Math.max(planes[1][i], planes[2][i]));
            double least = Math.min(planes[0][i], Math.min(planes[1][i], planes[2][i]));
            saturation[i] = most < BLACK ? 0 : (most - least) / most;
            histogram[(int) Math.min(BINS - 1, saturation[i] * BINS)]++;
        }
        double threshold = Math.max(GLASS, otsu(histogram, saturation.length));
        boolean[] inside = new boolean[saturation.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = saturation[i] >= threshold;
        }
        return new Tissue(overview.first().width(), overview.first().height(), inside);
    }

    /** The bound between two classes with the greatest variance between them; 0 where all are alike. */
    private static double otsu(int[] histogram, int total) {
        double all = 0;
        for (int i = 0; i < BINS; i++) {
            all += (double) i * histogram[i];
        }
        double below = 0;
        long count = 0;
        double best = 0;
        int bound = 0;
        for (int i = 0; i < BINS - 1; i++) {
            count += histogram[i];
            below += (double) i * histogram[i];
            if (count == 0 || count == total) {
                continue;
            }
            double apart = below / count - (all - below) / (total - count);
            double between = (double) count * (total - count) * apart * apart;
            if (between > best) {
                best = between;
                bound = i + 1;
            }
        }
        return (double) bound / BINS;
    }

    /** Share of the whole slide, 0..1. */
    public double share() {
        return share(0, 0, 1, 1);
    }

    /** Share of a part of the slide, its edges as shares of the slide's width and height. */
    public double share(double left, double top, double right, double bottom) {
        int x0 = clamp((int) Math.floor(left * width), width - 1);
        int y0 = clamp((int) Math.floor(top * height), height - 1);
        int x1 = Math.max(x0 + 1, clamp((int) Math.ceil(right * width), width));
        int y1 = Math.max(y0 + 1, clamp((int) Math.ceil(bottom * height), height));
        int row = width + 1;
        long inside = sums[y1 * row + x1] - sums[y0 * row + x1] - sums[y1 * row + x0] + sums[y0 * row + x0];
        return (double) inside / ((long) (x1 - x0) * (y1 - y0));
    }

    private static int clamp(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
