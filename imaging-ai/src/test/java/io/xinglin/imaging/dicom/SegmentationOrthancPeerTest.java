package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.imaging.DicomNetwork.Node;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import java.io.IOException;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc as PACS gets report, segmentation, heat map, structure set and presentation state and gives them back. */
@Tag("peer")
@Tag("REQ-DCM-25")
@Tag("REQ-OBJ-04")
class SegmentationOrthancPeerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private Process orthanc;
    private int dicomPort;
    private URI rest;

    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @BeforeEach
    void start() throws IOException {
        dicomPort = freePort();
        var httpPort = freePort();
        rest = URI.create("http://127.0.0.1:" + httpPort + "/");
        var storage = folder.resolve("storage").toString();
        var settings = JSON.createObjectNode()
                .put("StorageDirectory", storage)
                .put("IndexDirectory", storage)
                .put("DicomAet", "ORTHANC")
                .put("DicomPort", dicomPort)
                .put("HttpPort", httpPort)
                .put("RemoteAccessAllowed", false)
                .put("AuthenticationEnabled", false)
                .put("DicomAlwaysAllowStore", true)
                .set("Plugins", JSON.createArrayNode());
        var file = folder.resolve("orthanc.json");
        JSON.writeValue(file.toFile(), settings);
        orthanc = new ProcessBuilder("Orthanc", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        orthanc.destroy();
        if (!orthanc.waitFor(20, TimeUnit.SECONDS)) {
            orthanc.destroyForcibly().waitFor();
        }
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        var answer =
                http.send(HttpRequest.newBuilder(rest.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void awaitReady() throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(deadline)) {
            try {
                get("system");
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new AssertionError("Orthanc does not answer");
    }

    @Test
    void objectsShouldComeBackAsTheyWere() throws IOException, InterruptedException {
        var series = ResultFixture.series(folder.resolve("series"));
        List<StoredInstance> made = new DicomResultEncoder(model -> true)
                .encode(LesionFixture.result(series), series, Optional.empty(), folder.resolve("out"));
        assertThat(made).hasSize(5);
        awaitReady();

        new DimseNetwork().send("XINGLIN", new Node("pacs", "ORTHANC", "127.0.0.1", dicomPort), made);

        var ids = JSON.readTree(get("instances"));
        assertThat(ids).hasSize(made.size());
        for (var id : ids) {
            var back = Files.write(folder.resolve("back.dcm"), get("instances/" + id.asText() + "/file"));
            var uid = new Part10Files().readHeader(back).sopInstanceUid();
            var sent = made.stream()
                    .filter(s -> s.header().sopInstanceUid().equals(uid))
                    .findFirst()
                    .orElseThrow()
                    .file();
            assertThat(Part10Reader.read(back).data())
                    .isEqualTo(Part10Reader.read(sent).data());
            assertThat(pixels(back)).isEqualTo(pixels(sent));
        }
    }

    /** Empty for the report. */
    private static byte[] pixels(Path file) {
        return Part10Reader.readWithBulk(file)
                .pixels()
                .map(location -> location.read(location.ranges()))
                .orElse(new byte[0]);
    }
}
