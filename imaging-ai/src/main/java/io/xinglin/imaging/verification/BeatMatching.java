package io.xinglin.imaging.verification;

import java.util.Arrays;

/**
 * Beats found against beats annotated, one to one within 150 ms (ANSI/AAMI EC57).
 *
 * @param truth for each beat found: 1 for a premature ventricular one, 0 for another, -1 where nothing is annotated
 * @param missed annotated beats nobody found
 * @param missedPvc those of them that are premature ventricular
 */
public record BeatMatching(int[] truth, int missed, int missedPvc) {
    private static final double TOLERANCE = 0.15;

    /** @param found seconds, rising */
    public static BeatMatching of(double[] found, EcgSets.Beats annotated) {
        int[] truth = new int[found.length];
        Arrays.fill(truth, -1);
        double[] wanted = annotated.beats();
        int missed = 0;
        int missedPvc = 0;
        int i = 0;
        for (int k = 0; k < wanted.length; k++) {
            while (i < found.length && found[i] < wanted[k] - TOLERANCE) {
                i++;
            }
            if (i < found.length && found[i] <= wanted[k] + TOLERANCE) {
                truth[i++] = annotated.pvc()[k] ? 1 : 0;
            } else {
                missed++;
                missedPvc += annotated.pvc()[k] ? 1 : 0;
            }
        }
        return new BeatMatching(truth, missed, missedPvc);
    }
}
