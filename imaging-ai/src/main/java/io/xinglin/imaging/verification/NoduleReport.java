package io.xinglin.imaging.verification;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a search for nodules or other things found in volumes of which the truth is known.
 *
 * @param scans how many
 * @param nodules every true one that counts
 * @param falseMarks probabilities of the marks that lie on none
 */
public record NoduleReport(int scans, List<Nodule> nodules, List<Double> falseMarks) {
    public NoduleReport {
        nodules = List.copyOf(nodules);
        falseMarks = List.copyOf(falseMarks);
    }

    /**
     * One of them.
     *
     * @param scan the volume it lies in
     * @param kind what it is like, or its label
     * @param probability of the mark on it; 0 where there is none
     * @param measured mm; NaN where there is none
     */
    public record Nodule(String scan, String kind, double diameter, double probability, double measured) {
        double error() {
            return Math.abs(measured - diameter);
        }
    }

    /** Of the nodules meant, the share with a mark at or above a probability, with Wilson's interval. */
    public Estimate sensitivity(Predicate<Nodule> meant, double threshold) {
        long all = nodules.stream().filter(meant).count();
        long hits = nodules.stream()
                .filter(meant)
                .filter(n -> n.probability() >= threshold)
                .count();
        return Measures.share(hits, all);
    }

    /** Marks a scan on nothing, at or above a probability. */
    public double falseMarksAScan(double threshold) {
        return (double) falseMarks.stream().filter(p -> p >= threshold).count() / scans;
    }

    /** The lowest probability with no more than so many false marks a scan. */
    public double thresholdFor(double marks) {
        List<Double> falling =
                falseMarks.stream().sorted(Comparator.reverseOrder()).toList();
        int allowed = (int) Math.floor(marks * scans);
        return falling.size() <= allowed ? 0.0 : Math.nextUp(falling.get(allowed));
    }

    /** Mean of the absolute errors of diameter among the nodules found, mm; NaN where none is meant. */
    public double diameterError(Predicate<Nodule> meant, double threshold) {
        return nodules.stream()
                .filter(meant)
                .filter(n -> n.probability() >= threshold && !Double.isNaN(n.measured()))
                .mapToDouble(Nodule::error)
                .average()
                .orElse(Double.NaN);
    }
}
