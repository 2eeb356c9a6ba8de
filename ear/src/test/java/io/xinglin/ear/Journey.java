package io.xinglin.ear;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.Bleed;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One synthetic patient on the way through the server: order, images, result. */
public final class Journey {
    private static final Duration RESULT = Duration.ofMinutes(4);
    private static final LocalDate BIRTH = LocalDate.of(1960, 5, 17);

    private final RunningServer server;
    private final PhantomStudy study;
    private final Hl7Messages.Subject subject;
    private final Hl7Messages messages;
    private final HttpPeer emr;

    private Journey(RunningServer server, String number) {
        this.server = server;
        var now = LocalDateTime.now(ZoneId.systemDefault());
        this.study = PhantomStudy.headCt("P" + number, "Test^Patient=测试^患者", Sex.FEMALE, BIRTH, "A" + number, now);
        this.subject = new Hl7Messages.Subject(
                study.patientId(),
                "测试^患者",
                BIRTH.format(DateTimeFormatter.BASIC_ISO_DATE),
                "F",
                study.accessionNumber(),
                "头颅CT平扫",
                "CT");
        this.messages = new Hl7Messages(now, number);
        var account = server.account(Role.API_CLIENT);
        this.emr = new HttpPeer(server.web(), account.user(), account.password());
    }

    /**
     * A patient of one's own.
     *
     * @param number unique in the test run, digits and letters, at most 14
     */
    public static Journey on(RunningServer server, String number) {
        return new Journey(server, number);
    }

    public String accession() {
        return study.accessionNumber();
    }

    public String studyUid() {
        return study.studyUid().value();
    }

    public PhantomStudy study() {
        return study;
    }

    public Hl7Messages messages() {
        return messages;
    }

    public Hl7Messages.Subject subject() {
        return subject;
    }

    public HttpPeer emr() {
        return emr;
    }

    /** ADT^A01 and ORM^O01; both have to be accepted. */
    public void order() throws Exception {
        try (var his = new Hl7Peer(server.hl7Port())) {
            for (String message : List.of(messages.admit(subject), messages.order(subject))) {
                var ack = his.send(message);
                if (!ack.accepted()) {
                    throw new AssertionError("MSA-1 " + ack.code() + " " + ack.text());
                }
            }
        }
    }

    /** A small phantom with a bleed, as files. */
    public List<StoredInstance> phantom(Path folder, int slices) {
        var spec = new HeadCtPhantom.Spec(
                study, 256, slices, 5, 7, List.of(Bleed.of(Bleed.Kind.INTRAPARENCHYMAL, Bleed.Side.LEFT, 0.55, 22)));
        var files = new Part10Files();
        return new HeadCtPhantom()
                .write(spec, folder).stream()
                        .map(file -> new StoredInstance(files.readHeader(file), file))
                        .toList();
    }

    public void images(List<StoredInstance> instances) {
        new DimseNetwork()
                .send(
                        "TEST_CT",
                        new DicomNetwork.Node("server", "XINGLIN", "127.0.0.1", server.dicomPort()),
                        instances);
    }

    /** Waits until the EMR finds the report with this status. */
    public JsonNode awaitReport(String status) {
        var found = new AtomicReference<JsonNode>();
        Await.until("DiagnosticReport " + status + " for " + accession(), RESULT, () -> {
            report(status).ifPresent(found::set);
            return found.get() != null;
        });
        return found.get();
    }

    /** All reports of this order with this status; a second one would be a fault. */
    public Optional<JsonNode> report(String status) {
        try {
            var bundle = emr.json(
                    "fhir/DiagnosticReport?status=" + status + "&based-on:ServiceRequest.identifier=" + accession());
            if (bundle.path("entry").size() > 1) {
                throw new AssertionError("more than one report for " + accession());
            }
            return Optional.ofNullable(bundle.at("/entry/0/resource")).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
