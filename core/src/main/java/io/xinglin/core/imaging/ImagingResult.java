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

    /** A result that was compared with nothing. */
    public ImagingResult(
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
            List<Assessment> assessments) {
        this(
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
                null);
    }

    /** A result of a model that tells no lesions apart. */
    public ImagingResult(
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
            Duration took) {
        this(
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
                List.of(),
                List.of());
    }

    /** A result of a model that draws nothing. */
    public ImagingResult(
            DicomUid uid,
            AlgorithmIdentification algorithm,
            DicomUid studyUid,
            DicomUid seriesUid,
            List<Finding> findings,
            List<HeatMap> heatMaps,
            String findingsZh,
            String impressionZh,
            String impressionEn,
            Instant analysedAt,
            Duration took) {
        this(
                uid,
                algorithm,
                studyUid,
                seriesUid,
                findings,
                heatMaps,
                List.of(),
                findingsZh,
                impressionZh,
                impressionEn,
                analysedAt,
                took);
    }

    /** The same with other pictures of the findings. */
    public ImagingResult withPictures(List<HeatMap> otherHeatMaps, List<Region> otherRegions) {
        return new ImagingResult(
                uid,
                algorithm,
                studyUid,
                seriesUid,
                findings,
                otherHeatMaps,
                otherRegions,
                findingsZh,
                impressionZh,
                impressionEn,
                analysedAt,
                took,
                lesions,
                assessments,
                comparison);
    }

    /** The same with other lesions and assessments, e.g. once an earlier study was compared. */
    public ImagingResult assessed(List<Lesion> otherLesions, List<Assessment> otherAssessments) {
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
                otherLesions,
                otherAssessments,
                comparison);
    }

    /** The same with what changed since an earlier study, which its impression then says too. */
    public ImagingResult compared(List<Lesion> changedLesions, Comparison since) {
        return new ImagingResult(
                uid,
                algorithm,
                studyUid,
                seriesUid,
                findings,
                heatMaps,
                regions,
                findingsZh,
                lines(impressionZh, since.sentenceZh()),
                lines(impressionEn, since.sentenceEn()),
                analysedAt,
                took,
                changedLesions,
                assessments,
                since);
    }

    private static String lines(String text, String more) {
        return text == null || text.isBlank() ? more : more.isBlank() ? text : text + "\n" + more;
    }

    public Optional<Comparison> comparisonIfMade() {
        return Optional.ofNullable(comparison);
    }

    /** The same with other draft sentences. */
    public ImagingResult concluded(String otherImpressionZh, String otherImpressionEn) {
        return new ImagingResult(
                uid,
                algorithm,
                studyUid,
                seriesUid,
                findings,
                heatMaps,
                regions,
                findingsZh,
                otherImpressionZh,
                otherImpressionEn,
                analysedAt,
                took,
                lesions,
                assessments,
                comparison);
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
}
