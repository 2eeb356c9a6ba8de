package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.xinglin.core.imaging.DicomNetwork.Listen;
import io.xinglin.core.imaging.DicomNetwork.Listener;
import io.xinglin.core.imaging.DicomNetwork.Node;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.DataSetStream;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.dicom.file.TransferSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aoju.bus.image.galaxy.data.VR;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimseNetworkTest {
    private final DimseNetwork testee = new DimseNetwork();
    private final Part10Files files = new Part10Files();
    private final MemoryIntake intake = new MemoryIntake();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private Listener listener;

    @TempDir
    Path folder;

    /** Keeps what arrives, or refuses with the problem it was told. */
    private static final class MemoryIntake implements InstanceIntake {
        final List<byte[]> stored = Collections.synchronizedList(new ArrayList<>());
        final List<String> origins = Collections.synchronizedList(new ArrayList<>());
        volatile Category refusal;
        volatile boolean full;

        @Override
        public Outcome store(String origin, InputStream part10) throws IOException {
            var bytes = part10.readAllBytes();
            if (refusal != null) {
                throw new ProblemException(refusal, "refused by the test");
            }
            stored.add(bytes);
            origins.add(origin);
            return Outcome.STORED;
        }

        @Override
        public void requireSpace() {
            if (full) {
                throw new ProblemException(Category.STORAGE_FULL, "watermark");
            }
        }
    }

    @BeforeEach
    void listen() {
        listener = testee.listen(new Listen("XINGLIN", "127.0.0.1", 0, 65536, 10), intake, executor, scheduler);
    }

    @AfterEach
    void close() {
        listener.close();
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    private Node node() {
        return new Node("self", "XINGLIN", "127.0.0.1", listener.port());
    }

    private StoredInstance instance(Fixture fixture) {
        var file = fixture.write(folder);
        return new StoredInstance(files.readHeader(file), file);
    }

    private static Fixture small() {
        return Fixture.gray(2, 1, 2, 3, 4);
    }

    private static void assertProblem(Category category, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problem().category())
                .isEqualTo(category);
    }

    @Test
    @Tag("REQ-DCM-10")
    void echoShouldReachTheListener() {
        testee.echo("TEST", node());
    }

    @Test
    @Tag("REQ-DCM-11")
    void sendShouldDeliverTheDataSetByteForByte() throws IOException {
        var first = instance(small());
        var second = instance(small().syntax(TransferSyntax.JPEG_LS.uid())
                .with(org.aoju.bus.image.Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.9")
                .fragments(new byte[] {-1, -40, 0, 0}));
        testee.send("CT_01", node(), List.of(first, second));
        assertThat(intake.origins).containsExactly("DIMSE:CT_01", "DIMSE:CT_01");
        for (var i = 0; i < 2; i++) {
            var sent = List.of(first, second).get(i);
            var received = Files.write(folder.resolve("received" + i), intake.stored.get(i));
            assertThat(files.readHeader(received)).isEqualTo(sent.header());
            try (var a = DataSetStream.open(sent.file());
                    var b = DataSetStream.open(received)) {
                assertThat(b.readAllBytes()).isEqualTo(a.readAllBytes());
            }
        }
    }

    @Test
    @Tag("REQ-DCM-11")
    void sendShouldCarryObjectsLargerThanAPdu() throws IOException {
        var values = new int[512 * 512];
        var instance = instance(Fixture.gray(512, values));
        testee.send("CT_01", node(), List.of(instance));
        assertThat(intake.stored.get(0).length).isGreaterThan(524_288);
    }

    @Test
    @Tag("REQ-DCM-12")
    void listenerShouldAcceptEveryClaimedClassAndSyntax() {
        for (var storageClass : StorageClass.values()) {
            var instances = new ArrayList<StoredInstance>();
            for (var syntax : TransferSyntax.values()) {
                var fixture = small().syntax(syntax.uid())
                        .with(org.aoju.bus.image.Tag.SOPClassUID, VR.UI, storageClass.uid());
                instances.add(instance(syntax.encapsulated() ? fixture.fragments(new byte[] {1, 2}) : fixture));
            }
            testee.send("ALL", node(), instances);
        }
        assertThat(intake.stored).hasSize(StorageClass.values().length * TransferSyntax.values().length);
    }

    @ParameterizedTest
    @Tag("REQ-DCM-13")
    @CsvSource({
        "INVALID, CONFLICT, C000",
        "UNSUPPORTED, UNSUPPORTED, 0122",
        "CONFLICT, CONFLICT, C001",
        "STORAGE_FULL, BUSY, A700",
        "FAULT, CONFLICT, 0110"
    })
    void listenerShouldAnswerProblemsWithTheirStatus(Category refused, Category seen, String status) {
        intake.refusal = refused;
        var instance = instance(small());
        assertThatThrownBy(() -> testee.send("TEST", node(), List.of(instance)))
                .hasMessageContaining(status)
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problem().category())
                .isEqualTo(seen);
        intake.refusal = null;
        testee.send("TEST", node(), List.of(instance));
        assertThat(intake.stored).hasSize(1);
    }

    @Test
    @Tag("REQ-DCM-13")
    void listenerShouldRefuseBeforeReadingWhenStorageIsFull() {
        intake.full = true;
        assertThatThrownBy(() -> testee.send("TEST", node(), List.of(instance(small()))))
                .hasMessageContaining("A700");
        assertThat(intake.stored).isEmpty();
    }

    @Test
    @Tag("REQ-DCM-14")
    void sendShouldNameWhatThePeerRefuses() throws IOException {
        // RT Dose is not claimed by the listener; readHeader refuses it too, so its header is borrowed.
        var header = files.readHeader(small().write(folder));
        var dose = new StoredInstance(
                new io.xinglin.core.study.InstanceHeader(
                        header.studyUid(),
                        header.seriesUid(),
                        header.sopInstanceUid(),
                        new io.xinglin.core.study.DicomUid("1.2.840.10008.5.1.4.1.1.481.2"),
                        header.transferSyntaxUid(),
                        header.patient(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        null,
                        0,
                        0,
                        0,
                        0,
                        1),
                small().write(folder));
        assertProblem(Category.UNSUPPORTED, () -> testee.send("TEST", node(), List.of(dose)));
    }

    @Test
    @Tag("REQ-DCM-14")
    void peersThatDoNotAnswerShouldBeUnavailable() throws IOException {
        int unused;
        try (var socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        assertProblem(Category.UNAVAILABLE, () -> testee.echo("TEST", new Node("gone", "X", "127.0.0.1", unused)));
        assertProblem(
                Category.UNAVAILABLE,
                () -> testee.echo("TEST", new Node("stranger", "NOBODY", "127.0.0.1", listener.port())));
    }

    @Test
    @Tag("REQ-DCM-10")
    void listenShouldSayWhenThePortIsTaken() {
        assertProblem(
                Category.UNAVAILABLE,
                () -> testee.listen(
                        new Listen("OTHER", "127.0.0.1", listener.port(), 65536, 1), intake, executor, scheduler));
    }

    @Test
    @Tag("REQ-DCM-10")
    void closeShouldUnbindThePort() throws IOException {
        listener.close();
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), listener.port()));
            assertThat(socket.isBound()).isTrue();
        }
    }
}
