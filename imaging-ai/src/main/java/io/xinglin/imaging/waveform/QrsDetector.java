package io.xinglin.imaging.waveform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * R peaks after Pan and Tompkins, A real-time QRS detection algorithm, IEEE Trans Biomed Eng 1985; 32: 230-236: band-pass,
 * derivative, square, moving window, two adaptive thresholds with search back and a test for T waves. What differs: the whole
 * recording is there, so the filters run forward and backward and nothing is delayed; the thresholds begin with the median of
 * the strongest places of the first ten seconds, and one huge artefact cannot raise them; a complex soon after a lesser one
 * takes its place, for that was the P wave of a long PR interval. Used by one thread.
 */
final class QrsDetector {
    private static final double LOW = 5;
    private static final double HIGH = 18;
    private static final double WINDOW = 0.12;
    private static final double REFRACTORY = 0.2;
    private static final double T_WAVE = 0.36;
    private static final double SEARCH_BACK = 1.66;
    private static final double T_RATIO = 0.65;
    private static final double P_QRS = 0.3;
    private static final double P_RATIO = 1.2;
    private static final double SHARE = 0.4;
    private static final double FORGET = 0.125;
    private static final double ARTEFACT = 3;
    private static final int RR_COUNT = 8;

    private final double hertz;
    private final double[] band;
    private final double[] energy;
    private final List<Integer> peaks = new ArrayList<>();
    private double signal;
    private double noise;

    private QrsDetector(double[] x, double hertz) {
        this.hertz = hertz;
        this.band = Biquad.band(x, LOW, HIGH, hertz);
        this.energy = energy(band, hertz);
    }

    /** The R peaks of {@code x}, as sample numbers in rising order. */
    static int[] detect(double[] x, double hertz) {
        return x.length < hertz ? new int[0] : new QrsDetector(x, hertz).run();
    }

    /** Square root of the mean squared slope over the moving window. */
    static double[] energy(double[] band, double hertz) {
        double[] squares = new double[band.length];
        for (int i = 2; i < band.length - 2; i++) {
            double slope = (2 * band[i + 1] + band[i + 2] - band[i - 2] - 2 * band[i - 1]) / 8;
            squares[i] = slope * slope;
        }
        int half = Math.max(1, (int) Math.round(WINDOW * hertz / 2));
        double[] mean = new double[band.length];
        double sum = 0;
        for (int i = -half; i < band.length; i++) {
            sum += i + half < band.length ? squares[i + half] : 0;
            sum -= i - half - 1 >= 0 ? squares[i - half - 1] : 0;
            if (i >= 0) {
                mean[i] = Math.sqrt(Math.max(0, sum) / (2 * half + 1));
            }
        }
        return mean;
    }

    private int[] run() {
        int[] candidates = candidates();
        begin(candidates);
        int last = -1;
        for (int k = 0; k < candidates.length; k++) {
            if (last >= 0 && overdue(candidates[k])) {
                last = searchBack(candidates, last, k);
            }
            if (accepts(candidates[k])) {
                last = k;
            }
        }
        return peaks.stream().mapToInt(this::fiducial).toArray();
    }

    /** Local maxima of the energy with nothing stronger within the refractory time. */
    private int[] candidates() {
        int half = (int) Math.round(REFRACTORY * hertz / 2);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < energy.length; i++) {
            if (energy[i] > 0 && strongest(i, half)) {
                found.add(i);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean strongest(int i, int half) {
        for (int k = Math.max(0, i - half); k <= Math.min(energy.length - 1, i + half); k++) {
            if (energy[k] > energy[i] || (energy[k] == energy[i] && k < i)) {
                return false;
            }
        }
        return true;
    }

    private void begin(int[] candidates) {
        int end = (int) Math.min(energy.length, 10 * hertz);
        int second = (int) hertz;
        List<Double> strongest = new ArrayList<>();
        for (int from = 0; from + second <= end; from += second) {
            strongest.add(Arrays.stream(energy, from, from + second).max().orElse(0));
        }
        signal =
                Stats.median(strongest.stream().mapToDouble(Double::doubleValue).toArray());
        double[] early = Arrays.stream(candidates)
                .filter(i -> i < end)
                .mapToDouble(i -> energy[i])
                .toArray();
        noise = Math.min(signal / 4, Stats.quantile(early, 0.25));
    }

    private double threshold() {
        return noise + SHARE * Math.max(0, signal - noise);
    }

    private boolean accepts(int at) {
        boolean qrs = energy[at] > threshold() && !tooClose(at);
        if (qrs && afterP(at)) {
            peaks.set(peaks.size() - 1, at);
        } else if (qrs) {
            peaks.add(at);
            signal += FORGET * (Math.min(energy[at], ARTEFACT * signal) - signal);
        } else {
            noise += FORGET * (Math.min(energy[at], signal) - noise);
        }
        return qrs;
    }

    /** Inside the refractory time, or soon after a complex and clearly less steep: a T wave. */
    private boolean tooClose(int at) {
        if (peaks.isEmpty()) {
            return false;
        }
        int before = peaks.get(peaks.size() - 1);
        double apart = (at - before) / hertz;
        return apart < REFRACTORY || (apart < T_WAVE && energy[at] < energy[before] * T_RATIO);
    }

    /** Soon after what was taken for a complex, and steeper: that was a P wave. */
    private boolean afterP(int at) {
        if (peaks.isEmpty()) {
            return false;
        }
        int before = peaks.get(peaks.size() - 1);
        return at - before < P_QRS * hertz && energy[at] > P_RATIO * energy[before];
    }

    private boolean overdue(int at) {
        int count = peaks.size();
        if (count < 3) {
            return false;
        }
        double[] rr = new double[Math.min(RR_COUNT, count - 1)];
        for (int i = 0; i < rr.length; i++) {
            rr[i] = peaks.get(count - 1 - i) - peaks.get(count - 2 - i);
        }
        return at - peaks.get(count - 1) > SEARCH_BACK * Stats.median(rr);
    }

    /** The strongest place passed over since the last complex, if it reaches half the threshold. */
    private int searchBack(int[] candidates, int last, int now) {
        int best = -1;
        for (int k = last + 1; k < now; k++) {
            if (!tooClose(candidates[k])
                    && energy[candidates[k]] > threshold() / 2
                    && (best < 0 || energy[candidates[k]] > energy[candidates[best]])) {
                best = k;
            }
        }
        if (best < 0) {
            return last;
        }
        peaks.add(candidates[best]);
        signal += 2 * FORGET * (energy[candidates[best]] - signal);
        return best;
    }

    /** The largest deflection near the strongest slope. */
    private int fiducial(int at) {
        int half = (int) Math.round(0.09 * hertz);
        int best = at;
        for (int i = Math.max(0, at - half); i <= Math.min(band.length - 1, at + half); i++) {
            best = Math.abs(band[i]) > Math.abs(band[best]) ? i : best;
        }
        return best;
    }
}
