package io.xinglin.imaging.verification;

import java.time.Duration;
import java.util.List;

/**
 * What a waveform package does on its own data, each record by the networks that have not seen it.
 *
 * @param records with a rhythm
 * @param failed that could not be read; they are in no figure
 * @param rhythms in the order of the labels
 * @param peaks R peaks found, by record
 * @param pvcs premature ventricular beats told, by record
 * @param took from samples to probabilities, all records
 */
public record WaveformReport(
        int records, int failed, List<Rhythm> rhythms, List<Recorded> peaks, List<Recorded> pvcs, Duration took) {
    public WaveformReport {
        rhythms = List.copyOf(rhythms);
        peaks = List.copyOf(peaks);
        pvcs = List.copyOf(pvcs);
    }

    /**
     * One label.
     *
     * @param against told from the other records by its threshold, the other records being those whose label is no finding
     * @param folds the same, fold by fold
     * @param most told from all others by being the most probable
     */
    public record Rhythm(String label, HitCount against, List<HitCount> folds, HitCount most) {
        public Rhythm {
            folds = List.copyOf(folds);
        }
    }

    /** The counts of one record. */
    public record Recorded(String name, HitCount count) {}

    /** All records as if they were one (gross statistics of EC57). */
    public static HitCount gross(List<Recorded> records) {
        return records.stream().map(Recorded::count).reduce(HitCount.NONE, HitCount::plus);
    }

    /** Mean over folds or records with Student's 95 % interval; NaN where one of them has no value. */
    public static Estimate mean(double... values) {
        return Measures.mean(values);
    }
}
