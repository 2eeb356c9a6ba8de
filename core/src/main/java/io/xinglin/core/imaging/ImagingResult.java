package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One model's answer on one series.
 *
 * @param uid identifies the result; derived from job, so a repeated job makes the same one
 * @param findings every label of the model, positive or not, most probable first
 * @param heatMaps for the slices the positive findings rest on
 * @param regions where the positive findings lie on these slices, the most probable finding's first; empty for a model
 *     that draws none and for a result kept before there were any
 * @param impressionZh draft sentences (影像诊断) from the package's templates
 * @param impressionEn the same in English
 * @param lesions the things the positive findings are made of, where the model tells them apart; each finding's in order
 *     of their numbers
 * @param assessments classes public rules give the series as a whole
 * @param comparison with an earlier study; null when there is none or none was compared
 */
public record ImagingResult(
        DicomUid uid,
        AlgorithmIdentification algorithm,
        DicomUid studyUid,
        DicomUid seriesUid,
        List<Finding> findings,
        List<HeatMap> heatMaps,
        List<Region> regions,
        String findingsZh,
        String impressionZh,
        String impressionEn,
        Instant analysedAt,
        Duration took,
        List<Lesion> lesions,
        List<Assessment> assessments,
        Comparison comparison) {
    public ImagingResult {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(studyUid, "studyUid");
        Objects.requireNonNull(seriesUid, "seriesUid");
        Objects.requireNonNull(analysedAt, "analysedAt");
        Objects.requireNonNull(took, "took");
        findings = List.copyOf(findings);
        heatMaps = List.copyOf(heatMaps);
        regions = regions == null ? List.of() : List.copyOf(regions);
        lesions = lesions == null ? List.of() : List.copyOf(lesions);
        assessments = assessments == null ? List.of() : List.copyOf(assessments);
    }

    /** A result with nothing in it yet. */
    public static Builder of(DicomUid uid, AlgorithmIdentification algorithm, DicomUid studyUid, DicomUid seriesUid) {
        return new Builder(uid, algorithm, studyUid, seriesUid);
    }

    /** The same with other pictures of the findings. */
    public ImagingResult withPictures(List<HeatMap> otherHeatMaps, List<Region> otherRegions) {
        return change().heatMaps(otherHeatMaps).regions(otherRegions).build();
    }

    /** The same with other lesions and assessments, e.g. once an earlier study was compared. */
    public ImagingResult assessed(List<Lesion> otherLesions, List<Assessment> otherAssessments) {
        return change().lesions(otherLesions).assessments(otherAssessments).build();
    }

    /** The same with what changed since an earlier study, which its impression then says too. */
    public ImagingResult compared(List<Lesion> changedLesions, Comparison since) {
        return change().lesions(changedLesions)
                .draft(findingsZh, lines(impressionZh, since.sentenceZh()), lines(impressionEn, since.sentenceEn()))
                .comparison(since)
                .build();
    }

    private static String lines(String text, String more) {
        return text == null || text.isBlank() ? more : more.isBlank() ? text : text + "\n" + more;
    }

    public Optional<Comparison> comparisonIfMade() {
        return Optional.ofNullable(comparison);
    }

    /** The same with other draft sentences. */
    public ImagingResult concluded(String otherImpressionZh, String otherImpressionEn) {
        return change().draft(findingsZh, otherImpressionZh, otherImpressionEn).build();
    }

    /** What an assessment of the series as a whole is known by in every standard. */
    public DicomUid uidOf(Assessment assessment) {
        return DicomUid.named(uid + "/assessment/" + assessment.kind().value());
    }

    /** The regions of one lesion. */
    public List<Region> regionsOf(Lesion lesion) {
        return regions.stream()
                .filter(region -> lesion.uid().equals(region.lesionUid()))
                .toList();
    }

    /** The lesions of one finding. */
    public List<Lesion> lesionsOf(Finding finding) {
        return lesions.stream()
                .filter(lesion -> lesion.findingUid().equals(finding.uid()))
                .toList();
    }

    /** The DICOM series of all segmentations made of this result. */
    public DicomUid segmentationSeriesUid() {
        return DicomUid.named(uid + "/segmentation-series");
    }

    /** The regions of one finding. */
    public List<Region> regionsOf(Finding finding) {
        return regions.stream()
                .filter(r -> r.findingUid().equals(finding.uid()))
                .toList();
    }

    /** The region of a finding with the longest axis. */
    public Optional<Region> largestRegionOf(Finding finding) {
        return regionsOf(finding).stream()
                .max(Comparator.comparingDouble(region -> region.size().longAxis()));
    }

    private Builder change() {
        Builder copy = of(uid, algorithm, studyUid, seriesUid).draft(findingsZh, impressionZh, impressionEn);
        return copy.analysed(analysedAt, took)
                .findings(findings)
                .heatMaps(heatMaps)
                .regions(regions)
                .lesions(lesions)
                .assessments(assessments)
                .comparison(comparison);
    }

    /** Puts a result together; what is not said is empty. For one thread. */
    public static final class Builder {
        private final DicomUid uid;
        private final AlgorithmIdentification algorithm;
        private final DicomUid studyUid;
        private final DicomUid seriesUid;
        private List<Finding> findings = List.of();
        private List<HeatMap> heatMaps = List.of();
        private List<Region> regions = List.of();
        private String findingsZh;
        private String impressionZh;
        private String impressionEn;
        private Instant analysedAt;
        private Duration took;
        private List<Lesion> lesions = List.of();
        private List<Assessment> assessments = List.of();
        private Comparison comparison;

        private Builder(DicomUid uid, AlgorithmIdentification algorithm, DicomUid studyUid, DicomUid seriesUid) {
            this.uid = uid;
            this.algorithm = algorithm;
            this.studyUid = studyUid;
            this.seriesUid = seriesUid;
        }

        public Builder findings(List<Finding> all) {
            findings = all;
            return this;
        }

        public Builder heatMaps(List<HeatMap> all) {
            heatMaps = all;
            return this;
        }

        public Builder regions(List<Region> all) {
            regions = all;
            return this;
        }

        /** The draft report's sentences. */
        public Builder draft(String ofFindingsZh, String ofImpressionZh, String ofImpressionEn) {
            findingsZh = ofFindingsZh;
            impressionZh = ofImpressionZh;
            impressionEn = ofImpressionEn;
            return this;
        }

        /** When the analysis ended, and how long it took. */
        public Builder analysed(Instant at, Duration within) {
            analysedAt = at;
            took = within;
            return this;
        }

        public Builder lesions(List<Lesion> all) {
            lesions = all;
            return this;
        }

        public Builder assessments(List<Assessment> all) {
            assessments = all;
            return this;
        }

        public Builder comparison(Comparison since) {
            comparison = since;
            return this;
        }

        /** @throws NullPointerException where {@link #analysed} was not said */
        public ImagingResult build() {
            return new ImagingResult(
                    uid,
                    algorithm,
                    studyUid,
                    seriesUid,
                    findings,
                    heatMaps,
                    regions,
                    findingsZh,
                    impressionZh,
                    impressionEn,
                    analysedAt,
                    took,
                    lesions,
                    assessments,
                    comparison);
        }
    }
}
