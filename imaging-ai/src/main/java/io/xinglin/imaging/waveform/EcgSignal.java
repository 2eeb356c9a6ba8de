package io.xinglin.imaging.waveform;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.List;

/**
 * One recording: leads of one length at one sampling rate.
 *
 * @param hertz samples a second
 * @param leads in the order of the source; at least one, all of one length
 */
public record EcgSignal(double hertz, List<Lead> leads) {
    /** Above this a file claims more than any recorder writes. */
    private static final double MOST_HERTZ = 32_000;

    private static final double LEAST_HERTZ = 50;

    /**
     * Checks.
     *
     * @throws ProblemException INVALID without a lead, without samples, with leads of different lengths or an impossible rate
     */
    public EcgSignal {
        leads = List.copyOf(leads);
        if (leads.isEmpty() || leads.get(0).microvolts().length == 0) {
            throw new ProblemException(Problem.Category.INVALID, "the recording has no samples");
        }
        int length = leads.get(0).microvolts().length;
        if (leads.stream().anyMatch(lead -> lead.microvolts().length != length)) {
            throw new ProblemException(Problem.Category.INVALID, "the leads of the recording differ in length");
        }
        if (!(hertz >= LEAST_HERTZ && hertz <= MOST_HERTZ)) {
            throw new ProblemException(
                    Problem.Category.INVALID, "the sampling rate is missing or outside 50 to 32000 Hz");
        }
    }

    /**
     * One lead.
     *
     * @param name as people write it, e.g. {@code II}, {@code aVR}, {@code V1}; see {@link LeadNames}
     * @param microvolts samples in µV; not copied, treat as read-only; NaN where the recorder had none
     */
    public record Lead(String name, float[] microvolts) {}

    /** Length of the recording. */
    public double seconds() {
        return leads.get(0).microvolts().length / hertz;
    }

    /**
     * The lead a model looks at: the first of the preferred ones that carries a signal, else the first that does, else the
     * first.
     */
    public Lead choose(List<String> preferred) {
        return preferred.stream()
                .flatMap(name -> leads.stream().filter(lead -> lead.name().equalsIgnoreCase(name)))
                .filter(EcgSignal::alive)
                .findFirst()
                .or(() -> leads.stream().filter(EcgSignal::alive).findFirst())
                .orElse(leads.get(0));
    }

    /** Whether anything but one value is there: an electrode that fell off writes a flat line. */
    private static boolean alive(Lead lead) {
        float first = Float.NaN;
        for (float value : lead.microvolts()) {
            if (!Float.isNaN(value)) {
                if (!Float.isNaN(first) && value != first) {
                    return true;
                }
                first = value;
            }
        }
        return false;
    }
}
