package io.xinglin.imaging.waveform;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One lead ready for the networks: brought to the package's rate, band-passed, in shares of its own scale, with its R peaks.
 *
 * @param samples in shares of {@code scale}, clipped to three of them for the networks' windows only
 * @param hertz the package's rate
 * @param lead its name
 * @param scale µV: the median of the range over pieces of a second and a half
 * @param beats R peaks as sample numbers
 * @param beatFeatures one row a beat, see {@link BeatFeatures}
 */
public record PreparedEcg(
        double[] samples, double hertz, String lead, double scale, int[] beats, float[][] beatFeatures) {
    private static final double PIECE = 1.5;
    private static final float MOST = 3;
    /** All of a recording is worked on at once: about 200 MB for six hours. */
    private static final double MOST_SECONDS = 6 * 3600;

    /** How many values a window has beside its samples, for {@link Window#features}. */
    public static final int WINDOW_FEATURES = RhythmFeatures.NAMES.size();

    /** How many values a beat has. */
    public static final int BEAT_FEATURES = BeatFeatures.NAMES.size();

    /**
     * Prepares the lead the package wants.
     *
     * @throws ProblemException INVALID when the recording is flat or shorter than two seconds, TOO_LARGE when it is longer
     *     than six hours
     */
    public static PreparedEcg of(EcgSignal signal, WaveformInput input) {
        if (signal.seconds() < 2) {
            throw new ProblemException(Problem.Category.INVALID, "the recording is shorter than two seconds");
        }
        if (signal.seconds() > MOST_SECONDS) {
            throw new ProblemException(Problem.Category.TOO_LARGE, "the recording is longer than six hours");
        }
        EcgSignal.Lead lead = signal.choose(input.leads());
        double[] x = Biquad.band(
                Resampler.resample(lead.microvolts(), signal.hertz(), input.hertz()),
                input.low(),
                input.high(),
                input.hertz());
        double scale = scale(x, input.hertz());
        if (!(scale > 1e-3)) {
            throw new ProblemException(Problem.Category.INVALID, "the recording is flat: no electrode was on");
        }
        for (int i = 0; i < x.length; i++) {
            x[i] /= scale;
        }
        int[] beats = WideBeats.added(x, input.hertz(), QrsDetector.detect(x, input.hertz()));
        return new PreparedEcg(x, input.hertz(), lead.name(), scale, beats, BeatFeatures.of(x, input.hertz(), beats));
    }

    /** One window of silence with one beat in it, to warm the networks with. */
    public static PreparedEcg blank(WaveformInput input) {
        return new PreparedEcg(
                new double[input.size()], input.hertz(), "", 1, new int[] {0}, new float[1][BEAT_FEATURES]);
    }

    private static double scale(double[] x, double hertz) {
        int piece = (int) (PIECE * hertz);
        double[] ranges = new double[Math.max(1, x.length / piece)];
        for (int i = 0; i < ranges.length; i++) {
            double[] part = Arrays.copyOfRange(x, i * piece, Math.min(x.length, (i + 1) * piece));
            ranges[i] = Arrays.stream(part).max().orElse(0)
                    - Arrays.stream(part).min().orElse(0);
        }
        return Stats.median(ranges);
    }

    /**
     * A stretch of the recording as the rhythm network sees it.
     *
     * @param from first sample
     * @param samples {@code size} of them; zeros behind a recording that is shorter
     * @param features see {@link RhythmFeatures}
     */
    public record Window(int from, float[] samples, float[] features) {}

    /**
     * The recording in windows one behind the other; what is left at the end is covered by one that ends there, unless it is
     * less than half a window. A short recording is one window.
     */
    public List<Window> windows(int size) {
        List<Window> windows = new ArrayList<>();
        int from = 0;
        for (; from + size <= samples.length; from += size) {
            windows.add(window(from, size));
        }
        if (windows.isEmpty()) {
            windows.add(window(0, size));
        } else if (samples.length - from >= size / 2) {
            windows.add(window(samples.length - size, size));
        }
        return windows;
    }

    private Window window(int from, int size) {
        int to = Math.min(samples.length, from + size);
        float[] part = new float[size];
        for (int i = from; i < to; i++) {
            part[i - from] = (float) Math.max(-MOST, Math.min(MOST, samples[i]));
        }
        int[] inside = Arrays.stream(beats)
                .filter(b -> b >= from && b < to)
                .map(b -> b - from)
                .toArray();
        return new Window(from, part, RhythmFeatures.of(Arrays.copyOfRange(samples, from, to), hertz, inside));
    }
}
