package io.xinglin.imaging.waveform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The second look of the R-peak detector: ventricular beats in a row may be so wide that their slopes never reach the threshold.
 * In a gap that is clearly longer than the intervals around it, every deflection counts that is about as high as the complexes,
 * later than a T wave and well before the next complex. Used by one thread.
 */
final class WideBeats {
    private static final double GAP = 1.35;
    private static final double HEIGHT = 0.7;
    private static final double BEHIND = 0.36;
    private static final double APART = 0.25;
    private static final int NEAREST = 9;

    private final double[] x;
    private final double hertz;
    private final int[] peaks;
    private final double[] heights;

    private WideBeats(double[] x, double hertz, int[] peaks) {
        this.x = x;
        this.hertz = hertz;
        this.peaks = peaks;
        this.heights = Arrays.stream(peaks).mapToDouble(this::height).toArray();
    }

    /** The peaks and those found in their gaps, rising. */
    static int[] added(double[] x, double hertz, int[] peaks) {
        if (peaks.length < 4) {
            return peaks;
        }
        var look = new WideBeats(x, hertz, peaks);
        IntStream found = IntStream.range(1, peaks.length)
                .boxed()
                .flatMap(i -> look.gap(i).stream())
                .mapToInt(Integer::intValue);
        return IntStream.concat(Arrays.stream(peaks), found).sorted().toArray();
    }

    /** The largest deflection around a place: the complex, not only its steepest part. */
    private double height(int at) {
        int half = (int) (0.06 * hertz);
        return IntStream.rangeClosed(Math.max(0, at - half), Math.min(x.length - 1, at + half))
                .mapToDouble(i -> Math.abs(x[i]))
                .max()
                .orElse(0);
    }

    private List<Integer> gap(int right) {
        int from = Math.max(1, Math.min(right - NEAREST / 2, peaks.length - NEAREST));
        int to = Math.min(peaks.length, from + NEAREST);
        double usual = Stats.median(IntStream.range(from, to)
                .mapToDouble(i -> peaks[i] - peaks[i - 1])
                .toArray());
        if (peaks[right] - peaks[right - 1] < GAP * usual) {
            return List.of();
        }
        double least = HEIGHT * Stats.median(Arrays.copyOfRange(heights, from - 1, to));
        List<Integer> found = new ArrayList<>();
        int first = peaks[right - 1] + (int) (BEHIND * hertz);
        for (int i = first; i < peaks[right] - APART * hertz; i++) {
            if (Math.abs(x[i]) >= least && highest(i)) {
                found.add(i);
                i += (int) (APART * hertz);
            }
        }
        return found;
    }

    private boolean highest(int at) {
        int half = (int) (APART * hertz / 2);
        for (int i = at - half; i <= at + half; i++) {
            if (i >= 0 && i < x.length && Math.abs(x[i]) > Math.abs(x[at])) {
                return false;
            }
        }
        return true;
    }
}
