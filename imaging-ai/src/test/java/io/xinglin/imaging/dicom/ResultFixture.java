package io.xinglin.imaging.dicom;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.phantom.Bleed;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A phantom series, a made-up result on it and its order. */
final class ResultFixture {
    private ResultFixture() {}

    static List<StoredInstance> series(Path folder) {
        var study = PhantomStudy.headCt(
                "P001",
                "Zhang^San=张^三",
                Sex.MALE,
                LocalDate.of(1960, 5, 4),
                "",
                LocalDateTime.of(2026, 11, 21, 10, 30));
        var spec = new HeadCtPhantom.Spec(
                study, 64, 6, 5, 1, List.of(Bleed.of(Bleed.Kind.INTRAPARENCHYMAL, Bleed.Side.LEFT, 0.45, 18)));
        var files = new Part10Files();
        return new HeadCtPhantom()
                .write(spec, folder).stream()
                        .map(file -> new StoredInstance(files.readHeader(file), file))
                        .toList();
    }

    static ImagingResult result(List<StoredInstance> series) {
        var slice = series.get(2).header();
        var evidence = new Finding.Evidence(slice.sopClassUid(), slice.sopInstanceUid(), 1, 0.97);
        var any = new Finding(
                DicomUid.named("finding-any"),
                "any",
                new Code(CodeSystem.SNOMED_CT, "1386000", "Intracranial hemorrhage", "颅内出血"),
                0.934,
                0.5,
                Severity.CRITICAL,
                true,
                List.of(evidence));
        var epidural = new Finding(
                DicomUid.named("finding-epidural"),
                "epidural",
                new Code(CodeSystem.SNOMED_CT, "68752002", "Epidural hemorrhage", "硬膜外出血"),
                0.1,
                0.5,
                Severity.CRITICAL,
                false,
                List.of());
        return ImagingResult.of(
                        DicomUid.named("job-1"),
                        new AlgorithmIdentification("ich-ct", "颅内出血检测", "1.0.0", "ab".repeat(32)),
                        slice.studyUid(),
                        slice.seriesUid())
                .findings(List.of(any, epidural))
                .heatMaps(List.of(new HeatMap(slice.sopInstanceUid(), 1, 2, 2, new float[] {0, 1, 0, 0})))
                .draft("左侧基底节区见高密度影。", "提示颅内出血可能，请结合临床。", "Suspicious for intracranial haemorrhage.")
                .analysed(Instant.parse("2026-11-21T03:00:00Z"), Duration.ofSeconds(2))
                .build();
    }

    /** The same on pictures of any kind, with a mask of the first finding on each and a box of the second on the first. */
    static ImagingResult drawn(List<StoredInstance> series) {
        var plain = result(series.size() > 2 ? series : List.of(series.get(0), series.get(0), series.get(0)));
        var on = series.stream().map(StoredInstance::header).toList();
        var evidence = on.stream()
                .map(h -> new Finding.Evidence(h.sopClassUid(), h.sopInstanceUid(), 1, 0.97))
                .toList();
        var any = plain.findings().get(0);
        var epidural = plain.findings().get(1);
        var findings = List.of(found(any, 0.97, evidence), found(epidural, 0.8, evidence.subList(0, 1)));
        var regions = new ArrayList<Region>();
        for (var i = 0; i < on.size(); i++) {
            regions.add(mask(any, on.get(i), 3 + i));
        }
        var size = new RegionSize(12.5, 12.5, 5, 2.5, RegionSize.Unit.PIXEL);
        regions.add(region(epidural, on.get(0), new Box(1, 2, 6, 4.5), null, size, 0.8));
        return ImagingResult.of(plain.uid(), plain.algorithm(), plain.studyUid(), plain.seriesUid())
                .findings(findings)
                .heatMaps(plain.heatMaps())
                .regions(regions)
                .draft(plain.findingsZh(), plain.impressionZh(), plain.impressionEn())
                .analysed(plain.analysedAt(), plain.took())
                .build();
    }

    private static Finding found(Finding plain, double probability, List<Finding.Evidence> evidence) {
        return new Finding(
                plain.uid(),
                plain.label(),
                plain.code(),
                probability,
                plain.threshold(),
                plain.severity(),
                plain.reliable(),
                evidence);
    }

    /** The first pixels of the second row. */
    private static Region mask(Finding finding, InstanceHeader on, int pixels) {
        var inside = new BitSet();
        inside.set(on.columns(), on.columns() + pixels);
        var mask = Mask.of(on.columns(), on.rows(), inside);
        var size = new RegionSize(pixels, pixels * 0.25, pixels * 0.5, 0.5, RegionSize.Unit.MILLIMETRE);
        return region(finding, on, new Box(0, 1, pixels, 2), mask, size, 0.97);
    }

    private static Region region(
            Finding finding, InstanceHeader on, Box box, Mask mask, RegionSize size, double probability) {
        return new Region(
                finding.uid(),
                on.sopClassUid(),
                on.sopInstanceUid(),
                1,
                on.columns(),
                on.rows(),
                box,
                mask,
                size,
                probability);
    }

    static ImagingOrder order() {
        return new ImagingOrder(
                new AccessionNumber("A123"),
                "PLACER1",
                "FILLER1",
                "",
                new Patient(new PatientIdentifier("P001", AssigningAuthority.HOSPITAL), "张三", Sex.MALE, null),
                new Code(CodeSystem.LOCAL, "CTHEAD", "CT head", "头颅CT平扫"),
                "CT",
                "HEAD",
                OrderPriority.STAT,
                "",
                "",
                Instant.parse("2026-11-21T02:00:00Z"),
                null);
    }
}
