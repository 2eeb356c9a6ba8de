package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad objects at the running server, by C-STORE and STOW-RS: each gets its status, a line in the log without patient
 * data, and leaves neither a file nor a row; the object as it should be is taken at once.
 */
@Tag("REQ-BAD-02")
class BadDicomIT {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    /** Standalone Overlay, retired and not claimed; as long as CT's. */
    private static final String OVERLAY = "1.2.840.10008.5.1.4.1.1.8";

    private static final String RT_DOSE = "1.2.840.10008.5.1.4.1.1.481.2";
    private static final int STUDY_INSTANCE_UID = 0x0020000D;
    private static final int ROWS = 0x00280010;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final RunningServer server = RunningServer.shared();
    private final Dicomweb web = new Dicomweb(server);
    private final String patientId = "PBADDCMSECRET" + NUMBER.incrementAndGet();
    private ServerLog log;
    private List<StoredInstance> slices;

    @TempDir
    Path folder;

    @BeforeEach
    void phantom() {
        log = ServerLog.of(server);
        var study = PhantomStudy.headCt(
                patientId,
                "Invisible^Zhen=甄^不可见",
                Sex.FEMALE,
                LocalDate.of(1960, 5, 17),
                "ABAD" + NUMBER.get(),
                LocalDateTime.of(2026, 3, 4, 5, 6, 7));
        var files = new Part10Files();
        slices = new HeadCtPhantom()
                .write(new HeadCtPhantom.Spec(study, 256, 4, 5, 7, List.of()), folder.resolve("ct")).stream()
                        .map(file -> new StoredInstance(files.readHeader(file), file))
                        .toList();
    }

    /** Whatever happened: nothing is left in the staging folder, nobody is named in the log, and the good object passes. */
    @AfterEach
    void theGoodObjectShouldPass() throws IOException {
        try (var incoming = Files.list(server.home().resolve("archive/incoming"))) {
            assertThat(incoming.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
        send(slices.get(3));
        assertThat(web.knows(uid(slices.get(3)))).isTrue();
        log.neverNamed(patientId, "不可见", "Invisible");
    }

    @Test
    void anObjectWithoutPreambleShouldNotBeUnderstood() throws IOException {
        refusedByStow(DicomBytes.withoutPreamble(bytes(0)), 409, 0xC000);
    }

    @ParameterizedTest
    @CsvSource({"" + STUDY_INSTANCE_UID + ",OB", "" + STUDY_INSTANCE_UID + ",ZZ", "" + ROWS + ",LO"})
    void anObjectWithAWrongVrShouldNotBeUnderstood(int tag, String vr) throws IOException {
        byte[] wrong = DicomBytes.withVr(bytes(0), tag, vr);
        refusedByStore(header(0), wrong, "C000H");
        refusedByStow(wrong, 409, 0xC000);
    }

    @Test
    void cutPixelDataShouldNotBeUnderstood() throws IOException {
        byte[] cut = DicomBytes.cut(bytes(0), 1000);
        refusedByStore(header(0), cut, "C000H");
        refusedByStow(cut, 409, 0xC000);
    }

    @Test
    void anAssociationThatBreaksShouldLeaveWholeObjectsOnly() throws IOException {
        // A slice has 128 KiB of pixels: the third is cut.
        try (var wire = new CutConnection(server.dicomPort(), 300 << 10)) {
            assertThatThrownBy(() -> network().send("TEST_CT", node(wire.port()), slices.subList(0, 3)))
                    .hasMessageContaining("UNAVAILABLE");
        }
        assertThat(web.knows(uid(slices.get(0)))).isTrue();
        assertThat(web.knows(uid(slices.get(1)))).isTrue();
        nothingOf(uid(slices.get(2)));
        send(slices.get(2));
    }

    @Test
    void anUnknownSopClassShouldBeRefused() throws IOException {
        assertThatThrownBy(() -> send(new StoredInstance(
                        DicomBytes.announced(header(0), RT_DOSE), slices.get(0).file())))
                .hasMessageContaining("refuses SOP class " + RT_DOSE);
        log.await("XL-DCM-005 presentation context refused with result 3: SOP class " + RT_DOSE);
        refusedByStow(DicomBytes.replaced(bytes(0), CT + "\0", OVERLAY + "\0"), 409, 0x0122);
    }

    @Test
    void aDataSetOfAnotherSopClassShouldNotMatch() throws IOException {
        refusedByStore(DicomBytes.announced(header(0), MR), bytes(0), "A900H");
        refusedByStow(DicomBytes.replacedOnce(bytes(0), CT + "\0", MR + "\0"), 409, 0xA900);
    }

    @Test
    void anotherPatientInAKnownStudyShouldBeAConflict() throws IOException {
        send(slices.get(1));
        byte[] other = DicomBytes.replaced(bytes(0), "SECRET", "SECREX");
        refusedByStore(header(0), other, "C001H");
        refusedByStow(other, 409, 0xC001);
        send(slices.get(0));
    }

    private void refusedByStore(InstanceHeader announced, byte[] file, String status) throws IOException {
        Path path = Files.write(folder.resolve("bad.dcm"), file);
        assertThatThrownBy(() -> send(new StoredInstance(announced, path))).hasMessageContaining(status);
        log.await("XL-DCM-002 C-STORE refused with " + status);
        nothingOf(announced.sopInstanceUid().value());
    }

    private void refusedByStow(byte[] file, int status, int reason) throws IOException {
        var answer = web.store(file);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"00081197\":{\"vr\":\"US\",\"Value\":[" + reason + "]}");
        log.await(String.format(Locale.ROOT, "XL-WEB-001 STOW-RS refused an instance with %04XH", reason));
        nothingOf(uid(slices.get(0)));
    }

    private void nothingOf(String sopInstanceUid) throws IOException {
        assertThat(web.knows(sopInstanceUid)).isFalse();
        // Received objects lie in folders named by two hexadecimal digits; the others come and go with running jobs.
        try (var folders = Files.newDirectoryStream(server.home().resolve("archive"), "[0-9a-f][0-9a-f]")) {
            for (Path received : folders) {
                try (var kept = Files.walk(received)) {
                    assertThat(kept.map(Path::toString)).noneMatch(name -> name.contains(sopInstanceUid));
                }
            }
        }
    }

    private void send(StoredInstance instance) {
        network().send("TEST_CT", node(server.dicomPort()), List.of(instance));
    }

    private static DimseNetwork network() {
        return new DimseNetwork();
    }

    private static DicomNetwork.Node node(int port) {
        return new DicomNetwork.Node("server", "XINGLIN", "127.0.0.1", port);
    }

    private InstanceHeader header(int slice) {
        return slices.get(slice).header();
    }

    private byte[] bytes(int slice) throws IOException {
        return Files.readAllBytes(slices.get(slice).file());
    }

    private static String uid(StoredInstance instance) {
        return instance.header().sopInstanceUid().value();
    }
}
