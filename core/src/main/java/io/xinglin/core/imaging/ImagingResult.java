package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One model's answer on one series.
 *
 * @param uid identifies the result; derived from job, so a repeated job makes the same one
 * @param findings every label of the model, positive or not, most probable first
 * @param heatMaps for the slices the positive findings rest on
 * @param impressionZh draft sentences (影像诊断) from the package's templates
 * @param impressionEn the same in English
 */
public record ImagingResult(
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
    public ImagingResult {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(studyUid, "studyUid");
        Objects.requireNonNull(seriesUid, "seriesUid");
        Objects.requireNonNull(analysedAt, "analysedAt");
        Objects.requireNonNull(took, "took");
        findings = List.copyOf(findings);
        heatMaps = List.copyOf(heatMaps);
    }
}
