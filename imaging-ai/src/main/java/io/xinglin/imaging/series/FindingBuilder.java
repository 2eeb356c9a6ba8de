package io.xinglin.imaging.series;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.model.OutputLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns probabilities into findings. Stateless. */
final class FindingBuilder {
    private static final int MOST_EVIDENCE = 64;

    private FindingBuilder() {}

    /** Every label of the model that is a finding, positive or not, most probable first. */
    static List<Finding> findings(DicomUid resultUid, Analysis<DicomSource> analysis) {
        List<Finding> findings = new ArrayList<>();
        List<OutputLabel> labels = analysis.model().manifest().labels();
        for (int k = 0; k < labels.size(); k++) {
            OutputLabel label = labels.get(k);
            if (!label.finding()) {
                continue;
            }
            double probability = analysis.probabilities()[k];
            findings.add(new Finding(
                    DicomUid.named(resultUid + "/" + label.key()),
                    label.key(),
                    label.code(),
                    probability,
                    label.threshold(),
                    label.severity(),
                    label.reliable(),
                    probability >= label.threshold()
                            ? evidence(analysis, k, analysis.model().manifest().pictureThreshold(label))
                            : List.of()));
        }
        findings.sort(Comparator.comparingDouble(Finding::probability).reversed());
        return findings;
    }

    /** The slices at or above the slices' threshold, strongest first; at least the strongest one. */
    private static List<Finding.Evidence> evidence(Analysis<DicomSource> analysis, int label, double threshold) {
        List<AnalysedSlice<DicomSource>> strongest = analysis.slices().stream()
                .sorted(Comparator.comparingDouble((AnalysedSlice<DicomSource> s) -> s.probabilities()[label])
                        .reversed())
                .toList();
        long positive = strongest.stream()
                .filter(s -> s.probabilities()[label] >= threshold)
                .count();
        return strongest.stream()
                .limit(Math.min(MOST_EVIDENCE, Math.max(1, positive)))
                .map(s -> new Finding.Evidence(
                        s.source().sopClassUid(),
                        s.source().sopInstanceUid(),
                        s.source().frame(),
                        s.probabilities()[label]))
                .toList();
    }
}
