package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.DicomNetwork.Listen;
import io.xinglin.core.imaging.DicomNetwork.Node;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against dcmtk and dicom3tools; run by {@code mvn -Ppeer verify} after {@code .ci/run} has installed them. */
@Tag("peer")
class DicomPeerTest {
    @TempDir
    Path folder;

    private String run(String... command) throws IOException, InterruptedException {
        return PeerTool.run(folder, command);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(int port) {
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(deadline)) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new AssertionError("nothing listens on " + port);
    }

    @Test
    @Tag("REQ-DCM-23")
    void everyObjectMadeShouldHaveNoErrorForDciodvfy() throws IOException, InterruptedException {
        var series = ResultFixture.series(folder.resolve("series"));
        var files = new ArrayList<Path>();
        files.add(series.get(0).file());
        var chinese = new PhantomStudy(
                series.get(0).header().studyUid(),
                series.get(0).header().seriesUid(),
                "P2",
                "Wang^Wu=王^五",
                Sex.UNKNOWN,
                null,
                "",
                "头颅CT",
                LocalDateTime.of(2026, 1, 2, 3, 4),
                "GB18030");
        files.addAll(new HeadCtPhantom()
                .write(new HeadCtPhantom.Spec(chinese, 32, 1, 5, 1, List.of()), folder.resolve("gb")));
        var encoder = new DicomResultEncoder();
        var result = ResultFixture.result(series);
        encoder.encode(result, series, Optional.of(ResultFixture.order()), folder.resolve("with"))
                .forEach(s -> files.add(s.file()));
        encoder.encode(result, series, Optional.empty(), folder.resolve("without"))
                .forEach(s -> files.add(s.file()));
        for (var file : files) {
            assertThat(run("dciodvfy", file.toString()).lines().filter(line -> line.startsWith("Error")))
                    .as(file.toString())
                    .isEmpty();
        }
        var dump = run("dsrdump", "-Ee", files.get(2).toString());
        assertThat(dump).contains("Imaging Measurement Report").contains("Certainty of Finding");
        assertThat(dump.lines().filter(line -> line.startsWith("E:"))).isEmpty();
    }

    @Test
    @Tag("REQ-DCM-11")
    void dcmtkShouldEchoAndStore() throws IOException, InterruptedException {
        var received = Files.createDirectory(folder.resolve("received"));
        var count = new AtomicInteger();
        var intake = new InstanceIntake() {
            @Override
            public Outcome store(String origin, InputStream part10) throws IOException {
                Files.copy(part10, received.resolve(count.incrementAndGet() + ".dcm"));
                return Outcome.STORED;
            }

            @Override
            public void requireSpace() {
                // Always enough.
            }
        };
        var executor = Executors.newCachedThreadPool();
        var scheduler = Executors.newSingleThreadScheduledExecutor();
        var series = ResultFixture.series(folder.resolve("series"));
        try (var listener = new DimseNetwork()
                .listen(new Listen("XINGLIN", "127.0.0.1", 0, 131072, 4), intake, executor, scheduler)) {
            var port = Integer.toString(listener.port());
            assertThat(run("echoscu", "-v", "-aec", "XINGLIN", "127.0.0.1", port))
                    .contains("(Success)");
            run("dcmsend", "-aec", "XINGLIN", "127.0.0.1", port, "--scan-directories", "series");
        } finally {
            executor.shutdownNow();
            scheduler.shutdownNow();
        }
        assertThat(count).hasValue(series.size());
        assertThat(new Part10Files()
                        .readHeader(received.resolve("1.dcm"))
                        .patient()
                        .name())
                .isEqualTo("张三");
    }

    @Test
    @Tag("REQ-DCM-14")
    void sendShouldReachDcmtk() throws IOException, InterruptedException {
        var port = freePort();
        var received = Files.createDirectory(folder.resolve("received"));
        var scp = new ProcessBuilder("storescp", "-aet", "PACS", "-od", received.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("storescp.log").toFile())
                .start();
        try {
            awaitListening(port);
            var series = ResultFixture.series(folder.resolve("series"));
            var node = new Node("pacs", "PACS", "127.0.0.1", port);
            new DimseNetwork().echo("XINGLIN", node);
            new DimseNetwork().send("XINGLIN", node, series);
            try (var files = Files.list(received)) {
                assertThat(files).hasSize(series.size());
            }
        } finally {
            scp.destroy();
            scp.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @Tag("REQ-DCM-05")
    @CsvSource({"dcmcjpeg, +e1, 0", "dcmcjpeg, +el, 0", "dcmcjpls, +el, 0", "dcmcrle, +t, 0", "dcmcjpeg, +ee, 400"})
    void framesCompressedByDcmtkShouldDecode(String tool, String option, float bound)
            throws IOException, InterruptedException {
        var source = ResultFixture.series(folder.resolve("series")).get(2).file();
        var compressed = folder.resolve("compressed.dcm");
        var command = tool.equals("dcmcrle")
                ? new String[] {tool, source.toString(), compressed.toString()}
                : new String[] {tool, option, source.toString(), compressed.toString()};
        assertThat(run(command)).doesNotContain("F:");
        var expected = new Part10SliceReader().read(source, 1).values();
        var actual = new Part10SliceReader().read(compressed, 1).values();
        for (var i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).isLessThanOrEqualTo(bound);
        }
    }
}
