package io.xinglin.imaging.verification;

import java.time.Duration;
import java.util.List;

/**
 * What a volume package draws on volumes of which the truth is known.
 *
 * @param volumes that were analysed
 * @param organs in the order of the labels
 * @param took from values to masks on the stored slices, all volumes
 * @param inside the network
 * @param peakMemory bytes of this process at its highest, the whole of it where the system tells, else its heap
 */
public record VolumeReport(int volumes, List<Organ> organs, Duration took, Duration inside, long peakMemory) {
    public VolumeReport {
        organs = List.copyOf(organs);
    }

    /**
     * One label.
     *
     * @param there volumes that show it
     * @param found of these, those in which something was drawn
     * @param invented volumes that do not show it and in which something was drawn
     * @param dice mean over the volumes that show it, 0 where nothing was drawn, with Student's 95 % interval
     * @param volume mean of the drawn volume's share of the true one, over the volumes in which both are, with its interval
     */
    public record Organ(String label, int there, int found, int invented, Estimate dice, Estimate volume) {}
}
