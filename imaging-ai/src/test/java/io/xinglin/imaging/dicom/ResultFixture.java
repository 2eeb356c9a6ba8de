package io.xinglin.imaging.dicom;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.DicomUid;
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
        return new ImagingResult(
                DicomUid.named("job-1"),
                new AlgorithmIdentification("ich-ct", "颅内出血检测", "1.0.0", "ab".repeat(32)),
                slice.studyUid(),
                slice.seriesUid(),
                List.of(any, epidural),
                List.of(new HeatMap(slice.sopInstanceUid(), 1, 2, 2, new float[] {0, 1, 0, 0})),
                "左侧基底节区见高密度影。",
                "提示颅内出血可能，请结合临床。",
                "Suspicious for intracranial haemorrhage.",
                Instant.parse("2026-11-21T03:00:00Z"),
                Duration.ofSeconds(2));
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
