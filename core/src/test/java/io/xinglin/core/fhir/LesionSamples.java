package io.xinglin.core.fhir;

import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/** A result of one finding with one lesion on two slices, assessed and compared with an earlier study. */
public final class LesionSamples {
    /** The lesion's identifier in every standard. */
    public static final DicomUid LESION = DicomUid.named("sample-lesion");

    private static final Code NODULE = new Code(CodeSystem.SNOMED_CT, "427359005", "Solitary nodule of lung", "肺结节");

    private LesionSamples() {}

    /** @param slices of one series, at least two */
    public static ImagingResult result(List<InstanceHeader> slices) {
        var first = slices.get(0);
        var evidence = slices.subList(0, 2).stream()
                .map(s -> new Finding.Evidence(s.sopClassUid(), s.sopInstanceUid(), 1, 0.9))
                .toList();
        var nodule =
                new Finding(DicomUid.named("sample-nodule"), "nodule", NODULE, 0.9, 0.5, Severity.HIGH, true, evidence);
        var regions = slices.subList(0, 2).stream()
                .map(slice -> region(nodule, slice))
                .toList();
        var category = new Assessment(
                new Code(CodeSystem.XINGLIN, "lung-rads-like", "Lung-RADS-like category", "类 Lung-RADS 分类"),
                new Code(CodeSystem.XINGLIN, "lung-rads-4a", "4A", "4A 类"),
                "ACR Lung-RADS v2022");
        var lesion = new Lesion(
                LESION,
                nodule.uid(),
                1,
                "",
                List.of(-42.5, 10.0, 130.25),
                0.88,
                List.of(
                        new Measurement(Measurement.DIAMETER, 8.4, Measurement.MILLIMETRE),
                        new Measurement(Measurement.VOLUME, 310.3, Measurement.CUBIC_MILLIMETRE)),
                List.of(category),
                new LesionChange(
                        DicomUid.named("sample-prior"),
                        LocalDate.of(2026, 1, 7),
                        null,
                        LesionChange.Kind.LARGER,
                        List.of(new Measurement(Measurement.DIAMETER, 6, Measurement.MILLIMETRE)),
                        List.of()));
        return ImagingResult.of(
                        DicomUid.named("sample-result"), ClinicalSamples.MODEL, first.studyUid(), first.seriesUid())
                .findings(List.of(nodule))
                .regions(regions)
                .draft("右肺上叶见结节。", "考虑肺结节。", "Nodule of the lung.")
                .analysed(ClinicalSamples.AT, Duration.ofSeconds(3))
                .lesions(List.of(lesion))
                .assessments(List.of(category))
                .build();
    }

    /** A report on the samples' study with this result alone. */
    public static Report report(ReportStatus status) {
        var plain = ClinicalSamples.report(
                "R2", ClinicalSamples.order("A2", ClinicalSamples.patient("P2")), 1, status, "考虑肺结节。");
        return new Report(
                plain.id(),
                plain.version(),
                plain.status(),
                plain.patient(),
                plain.order(),
                plain.study(),
                List.of(result(plain.study())),
                List.of(),
                plain.findingsText(),
                plain.impressionText(),
                plain.signedBy(),
                plain.issuedAt());
    }

    /** Two by two pixels from the third column and row. */
    private static Region region(Finding finding, InstanceHeader slice) {
        var inside = new BitSet();
        inside.set(2 * slice.columns() + 2, 2 * slice.columns() + 4);
        inside.set(3 * slice.columns() + 2, 3 * slice.columns() + 4);
        return new Region(
                finding.uid(),
                slice.sopClassUid(),
                slice.sopInstanceUid(),
                1,
                slice.columns(),
                slice.rows(),
                new Box(2, 2, 4, 4),
                Mask.of(slice.columns(), slice.rows(), inside),
                new RegionSize(4, 4, 2.8, 2, RegionSize.Unit.MILLIMETRE),
                0.9,
                LESION);
    }
}
