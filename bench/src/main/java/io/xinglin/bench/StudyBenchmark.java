package io.xinglin.bench;

import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.Bleed;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Seconds from the last image to the DiagnosticReport in FHIR, the server's quiet time included. Settings: {@code web
 * hl7 dicom user password slices runs}.
 */
final class StudyBenchmark implements Benchmark {
    private static final long REPORT_WITHIN_NANOS = 300_000_000_000L;
    private static final long LOOK_AGAIN_NANOS = 50_000_000L;

    @Override
    public String purpose() {
        return "seconds from the last image of a head CT to its DiagnosticReport, quiet time included";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        var emr = new HttpPeer(
                URI.create(settings.text("web", "http://127.0.0.1:8080/")),
                settings.text("user", "api-client"),
                settings.text("password", ""));
        Path folder = Folders.scratch(settings);
        try {
            figures.print("the same, first study after the start", one(settings, emr, folder.resolve("first")), "s");
            var run = new java.util.concurrent.atomic.AtomicInteger();
            figures.repeat(
                    "last image to DiagnosticReport, with quiet time",
                    settings.number("runs", 5),
                    "s",
                    () -> one(settings, emr, folder.resolve("run" + run.incrementAndGet())));
        } finally {
            Folders.delete(folder);
        }
    }

    private static double one(Settings settings, HttpPeer emr, Path folder) throws Exception {
        var now = LocalDateTime.now(ZoneId.systemDefault());
        String number = Long.toString(System.nanoTime(), 36);
        var study = PhantomStudy.headCt(
                "S" + number, "Bench^Study", Sex.OTHER, LocalDate.of(1970, 1, 1), "S" + number, now);
        var messages = new Hl7Messages(now, number);
        var subject = new Hl7Messages.Subject(
                study.patientId(), "Bench^Study", "19700101", "O", study.accessionNumber(), "头颅CT平扫", "CT");
        try (var his = new Hl7Peer(settings.number("hl7", 2575))) {
            his.send(messages.admit(subject));
            his.send(messages.order(subject));
        }
        var spec = new HeadCtPhantom.Spec(
                study,
                512,
                settings.number("slices", 32),
                5,
                1,
                List.of(Bleed.of(Bleed.Kind.INTRAPARENCHYMAL, Bleed.Side.LEFT, 0.55, 22)));
        var files = new Part10Files();
        var instances = new HeadCtPhantom()
                .write(spec, folder).stream()
                        .map(file -> new StoredInstance(files.readHeader(file), file))
                        .toList();
        new DimseNetwork()
                .send(
                        "BENCH",
                        new DicomNetwork.Node("server", "XINGLIN", "127.0.0.1", settings.number("dicom", 11112)),
                        instances);
        long start = System.nanoTime();
        String search = "fhir/DiagnosticReport?based-on:ServiceRequest.identifier=" + study.accessionNumber();
        while (emr.json(search).path("entry").isEmpty()) {
            if (System.nanoTime() - start > REPORT_WITHIN_NANOS) {
                throw new IllegalStateException("no report within the limit");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
