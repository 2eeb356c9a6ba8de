package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.imaging.DicomNetwork.Listen;
import io.xinglin.core.imaging.DicomNetwork.Node;
import io.xinglin.core.imaging.StudyRetrieval.Found;
import io.xinglin.core.imaging.StudyRetrieval.Query;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.phantom.EcgPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc as PACS is asked for a patient's earlier study (C-FIND) and sends it here (C-MOVE). */
@Tag("peer")
@Tag("REQ-PRI-01")
class QueryOrthancPeerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate THEN = LocalDate.of(2026, 1, 5);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final DimseNetwork network = new DimseNetwork();
    private final List<InstanceHeader> arrived = new CopyOnWriteArrayList<>();
    private Process orthanc;
    private Node pacs;
    private int ownPort;

    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @BeforeEach
    void start() throws Exception {
        int dicomPort = freePort();
        int httpPort = freePort();
        ownPort = freePort();
        pacs = new Node("archive", "ORTHANC", "127.0.0.1", dicomPort);
        var settings = JSON.createObjectNode()
                .put("StorageDirectory", folder.resolve("storage").toString())
                .put("IndexDirectory", folder.resolve("storage").toString())
                .put("DicomAet", "ORTHANC")
                .put("DicomPort", dicomPort)
                .put("HttpPort", httpPort)
                .put("RemoteAccessAllowed", false)
                .put("AuthenticationEnabled", false);
        settings.set("Plugins", JSON.createArrayNode());
        settings.putObject("DicomModalities")
                .putArray("xinglin")
                .add("XINGLIN")
                .add("127.0.0.1")
                .add(ownPort);
        Path file = folder.resolve("orthanc.json");
        JSON.writeValue(file.toFile(), settings);
        orthanc = new ProcessBuilder("Orthanc", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        awaitReady(URI.create("http://127.0.0.1:" + httpPort + "/system"));
    }

    private static void awaitReady(URI system) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(60);
        HttpClient http = HttpClient.newHttpClient();
        while (!answers(http, system)) {
            assertThat(Instant.now()).as("Orthanc starts").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean answers(HttpClient http, URI uri) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(uri).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        orthanc.destroy();
        if (!orthanc.waitFor(20, TimeUnit.SECONDS)) {
            orthanc.destroyForcibly().waitFor();
        }
    }

    @Test
    void earlierStudyShouldComeAndNobodyElses() {
        PhantomStudy earlier = study("P1", "E1", THEN);
        network.send("XINGLIN", pacs, List.of(object(earlier), object(study("P2", "E2", THEN))));
        network.send("XINGLIN", pacs, List.of(object(study("P1", "E3", THEN.minusYears(4)))));

        List<Found> found = network.find("XINGLIN", pacs, query("P1"));

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.studyUid()).isEqualTo(earlier.studyUid());
            assertThat(one.date()).isEqualTo(THEN);
            assertThat(one.modalities()).containsExactly("ECG");
            assertThat(one.patientIfNamed()).hasValueSatisfying(patient -> {
                assertThat(patient.identifier().value()).isEqualTo("P1");
                assertThat(patient.birthDate()).isEqualTo(LocalDate.of(1960, 5, 17));
            });
        });
        var threads = Executors.newCachedThreadPool();
        var timer = Executors.newSingleThreadScheduledExecutor();
        var listen = new Listen("XINGLIN", "127.0.0.1", ownPort, 1 << 16, 4);
        try (var listener = network.listen(listen, new Kept(), threads, timer)) {
            assertThat(listener.port()).isEqualTo(ownPort);
            network.fetch("XINGLIN", pacs, earlier.studyUid(), "XINGLIN", LIMIT);
        } finally {
            threads.shutdown();
            timer.shutdown();
        }
        assertThat(arrived)
                .singleElement()
                .satisfies(header -> assertThat(header.studyUid()).isEqualTo(earlier.studyUid()));
    }

    @Test
    void nobodyListeningShouldBeAFailureAndNotSilence() {
        PhantomStudy earlier = study("P1", "E1", THEN);
        network.send("XINGLIN", pacs, List.of(object(earlier)));

        assertThatThrownBy(() -> network.fetch("XINGLIN", pacs, earlier.studyUid(), "XINGLIN", LIMIT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("archive answered C-MOVE");
        assertThatThrownBy(() -> network.fetch("XINGLIN", pacs, earlier.studyUid(), "NOBODY", LIMIT))
                .isInstanceOf(ProblemException.class);
    }

    private static Query query(String patient) {
        var identifier = new PatientIdentifier(patient, AssigningAuthority.HOSPITAL);
        return new Query(identifier, THEN.minusMonths(24), THEN.plusMonths(10), "ECG");
    }

    /** All of one name and birth date. */
    private static PhantomStudy study(String patient, String accession, LocalDate day) {
        return PhantomStudy.headCt(
                patient, "Zhang^San=张^三", Sex.MALE, LocalDate.of(1960, 5, 17), accession, day.atTime(8, 0));
    }

    private StoredInstance object(PhantomStudy study) {
        Path file = folder.resolve(study.studyUid() + ".dcm");
        new EcgObjectWriter()
                .write(study.electrocardiogram(EcgPhantom.fibrillation(10).signal(500)), file);
        return new StoredInstance(new Part10Files().readHeader(file), file);
    }

    /** Takes everything and remembers its header. */
    private final class Kept implements InstanceIntake {
        @Override
        public Outcome store(String origin, InputStream part10) {
            try {
                Path file = Files.createTempFile(folder, "arrived", ".dcm");
                Files.write(file, part10.readAllBytes());
                arrived.add(new Part10Files().readHeader(file));
                return Outcome.STORED;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void requireSpace() {
            // There is.
        }
    }
}
