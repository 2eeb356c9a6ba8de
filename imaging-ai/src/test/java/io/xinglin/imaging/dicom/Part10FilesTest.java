package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Part10FilesTest {
    private final Part10Files testee = new Part10Files();

    @TempDir
    Path folder;

    private static void assertProblem(Category category, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problem().category())
                .isEqualTo(category);
    }

    @ParameterizedTest
    @Tag("REQ-DCM-01")
    @CsvSource({
        "ISO_IR 192, Zhang^San=张^三, 张三",
        "GB18030, Zhang^San=张^三, 张三",
        "GBK, 欧阳^娜娜, 欧阳娜娜",
        "ISO_IR 100, Müller^Jörg, Müller Jörg",
        "ISO_IR 192, Wang^XiaoDong=王^小东=, 王小东"
    })
    void readHeaderShouldReadNamesInTheirCharacterSet(String charset, String name, String expected) {
        var file = Fixture.gray(2, 1, 2, 3, 4)
                .charset(charset)
                .with(org.aoju.bus.image.Tag.PatientName, VR.PN, name)
                .write(folder);
        assertThat(testee.readHeader(file).patient().name()).isEqualTo(expected);
    }

    @Test
    @Tag("REQ-DCM-01")
    void readHeaderShouldReadWhatTheArchiveIndexes() {
        var file = Fixture.gray(2, 1, 2, 3, 4, 5, 6)
                .with(org.aoju.bus.image.Tag.IssuerOfPatientID, VR.LO, "EMPI")
                .with(org.aoju.bus.image.Tag.PatientSex, VR.CS, "F")
                .with(org.aoju.bus.image.Tag.PatientBirthDate, VR.DA, "19600504")
                .with(org.aoju.bus.image.Tag.AccessionNumber, VR.SH, "A1")
                .with(org.aoju.bus.image.Tag.StudyDate, VR.DA, "20261121")
                .with(org.aoju.bus.image.Tag.StudyTime, VR.TM, "083015.25")
                .with(org.aoju.bus.image.Tag.TimezoneOffsetFromUTC, VR.SH, "+0800")
                .with(org.aoju.bus.image.Tag.InstanceNumber, VR.IS, "7")
                .write(folder);
        var header = testee.readHeader(file);
        assertThat(header.patient().identifier().authority().namespaceId()).isEqualTo("EMPI");
        assertThat(header.patient().sex()).isEqualTo(Sex.FEMALE);
        assertThat(header.patient().birthDate()).isEqualTo(LocalDate.of(1960, 5, 4));
        assertThat(header.accessionNumber()).isEqualTo("A1");
        assertThat(header.studyAt()).isEqualTo(Instant.parse("2026-11-21T00:30:15Z"));
        assertThat(header.instanceNumber()).isEqualTo(7);
        assertThat(header.rows()).isEqualTo(3);
        assertThat(header.columns()).isEqualTo(2);
    }

    @Test
    @Tag("REQ-DCM-02")
    void readHeaderShouldRefuseAFileWithoutPreamble() throws IOException {
        var whole = Files.readAllBytes(Fixture.gray(2, 1, 2, 3, 4).write(folder));
        var bare = Files.write(folder.resolve("bare"), Arrays.copyOfRange(whole, 132, whole.length));
        assertProblem(Category.INVALID, () -> testee.readHeader(bare));
        assertProblem(Category.NOT_FOUND, () -> testee.readHeader(folder.resolve("absent")));
    }

    @Test
    @Tag("REQ-DCM-02")
    void readHeaderShouldRefuseTooFewPixels() {
        var file = Fixture.gray(2, 1, 2, 3, 4)
                .with(org.aoju.bus.image.Tag.Rows, VR.US, 3)
                .write(folder);
        assertProblem(Category.INVALID, () -> testee.readHeader(file));
    }

    @ParameterizedTest
    @Tag("REQ-DCM-02")
    @ValueSource(strings = {"00080018", "0020000D", "0020000E", "00080016", "7FE00010"})
    void readHeaderShouldRefuseAMissingIdentifier(String tag) {
        var fixture = Fixture.gray(2, 1, 2, 3, 4);
        var value = Integer.parseUnsignedInt(tag, 16);
        if (tag.equals("00080016") || tag.equals("00080018")) {
            fixture.with(value, VR.UI, "not a uid");
        } else {
            fixture.without(value);
        }
        assertProblem(Category.INVALID, () -> testee.readHeader(fixture.write(folder)));
    }

    @Test
    @Tag("REQ-DCM-03")
    void readHeaderShouldNameWhatIsNotClaimed() {
        // RT Dose Storage.
        assertProblem(
                Category.UNSUPPORTED,
                () -> testee.readHeader(
                        Fixture.of("1.2.840.10008.5.1.4.1.1.481.2").write(folder)));
        // HTJ2K.
        assertProblem(
                Category.UNSUPPORTED,
                () -> testee.readHeader(Fixture.gray(2, 1, 2, 3, 4)
                        .syntax("1.2.840.10008.1.2.4.201")
                        .write(folder)));
        assertThat(testee.supportsSopClass(UID.CTImageStorage)).isTrue();
        assertThat(testee.supportsSopClass("1.2.840.10008.5.1.4.1.1.481.2")).isFalse();
        assertThat(testee.supportsSopClass(null)).isFalse();
    }

    @Test
    @Tag("REQ-DCM-02")
    void everyOperationShouldTurnBrokenFilesIntoProblems() throws IOException {
        var whole = Files.readAllBytes(Fixture.gray(4, 1, 2, 3, 4, 5, 6, 7, 8)
                .with(org.aoju.bus.image.Tag.PatientName, VR.PN, "A^B")
                .with(org.aoju.bus.image.Tag.WindowCenter, VR.DS, "40")
                .with(org.aoju.bus.image.Tag.WindowWidth, VR.DS, "80")
                .write(folder));
        var random = new Random(11);
        var file = folder.resolve("broken");
        for (var round = 0; round < 300; round++) {
            var cut = 128 + 5 * round;
            var broken = cut < whole.length ? Arrays.copyOf(whole, cut) : whole.clone();
            for (var hits = cut < whole.length ? 0 : 1 + random.nextInt(3); hits > 0; hits--) {
                broken[132 + random.nextInt(broken.length - 132)] = (byte) random.nextInt();
            }
            Files.write(file, broken);
            attempt(() -> testee.readHeader(file));
            attempt(() -> testee.render(file, 1, null));
            attempt(() -> testee.frame(file, 1));
            attempt(() -> testee.writeJson(file, "b", new ByteArrayOutputStream()));
            attempt(() -> new Part10SliceReader().read(file, 1));
        }
    }

    private static void attempt(Runnable operation) {
        try {
            operation.run();
        } catch (ProblemException e) {
            assertThat(e.problem().category()).isNotNull();
        }
    }

    @Test
    @Tag("REQ-DCM-04")
    void frameShouldReturnTheStoredBytes() {
        var file = Fixture.gray(2, 1, 2, 3, 4, 5, 6, 7, 8)
                .with(org.aoju.bus.image.Tag.Rows, VR.US, 2)
                .with(org.aoju.bus.image.Tag.NumberOfFrames, VR.IS, "2")
                .write(folder);
        var frame = testee.frame(file, 2);
        assertThat(frame.bytes()).containsExactly(5, 0, 6, 0, 7, 0, 8, 0);
        assertThat(frame.mediaType()).isEqualTo("application/octet-stream");
        assertThat(frame.transferSyntaxUid()).isEqualTo(UID.ExplicitVRLittleEndian);
        assertProblem(Category.NOT_FOUND, () -> testee.frame(file, 3));
    }

    @Test
    @Tag("REQ-DCM-04")
    void frameShouldReturnTheFragmentsOfItsFrame() {
        var file = Fixture.gray(2, 1, 2, 3, 4)
                .syntax("1.2.840.10008.1.2.4.80")
                .with(org.aoju.bus.image.Tag.NumberOfFrames, VR.IS, "2")
                .fragments(new byte[] {-1, -40, 1, 1}, new byte[] {2, 2}, new byte[] {-1, -40, 3, 3})
                .write(folder);
        assertThat(testee.frame(file, 1).bytes()).containsExactly(-1, -40, 1, 1, 2, 2);
        assertThat(testee.frame(file, 2).bytes()).containsExactly(-1, -40, 3, 3);
        assertThat(testee.frame(file, 2).mediaType()).isEqualTo("image/jls");
    }

    @Test
    @Tag("REQ-DCM-04")
    void writeJsonShouldFollowTheModel() throws IOException {
        var file = Fixture.gray(2, 1, 2, 3, 4)
                .charset("GB18030")
                .with(org.aoju.bus.image.Tag.PatientName, VR.PN, "Zhang^San=张^三")
                .with(org.aoju.bus.image.Tag.WindowCenter, VR.DS, "40.5", "x")
                .write(folder);
        var out = new ByteArrayOutputStream();
        testee.writeJson(file, "http://host/bulk", out);
        var json = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(json.at("/00100010/vr").asText()).isEqualTo("PN");
        assertThat(json.at("/00100010/Value/0/Ideographic").asText()).isEqualTo("张^三");
        assertThat(json.at("/00280010/Value/0").isInt()).isTrue();
        assertThat(json.at("/00281050/Value/0").decimalValue()).isEqualByComparingTo("40.5");
        assertThat(json.at("/00281050/Value/1").asText()).isEqualTo("x");
        assertThat(json.at("/7FE00010/BulkDataURI").asText()).isEqualTo("http://host/bulk/7FE00010");
    }

    @Test
    @Tag("REQ-DCM-45")
    void everyReferenceOfTheJsonShouldBeRetrievable() throws IOException {
        var document = new byte[100];
        var nested = new byte[200];
        Arrays.fill(document, (byte) 1);
        Arrays.fill(nested, (byte) 2);
        var fixture = Fixture.gray(2, 1, 2, 3, 4).with(org.aoju.bus.image.Tag.ICCProfile, VR.OB, document);
        var items = fixture.data().newSequence(org.aoju.bus.image.Tag.WaveformSequence, 2);
        items.add(new Attributes());
        items.add(new Attributes());
        items.get(1).setBytes(org.aoju.bus.image.Tag.WaveformData, VR.OB, nested);
        var file = fixture.write(folder);
        var out = new ByteArrayOutputStream();

        testee.writeJson(file, "b", out);

        var references = new ObjectMapper()
                .readTree(out.toString(StandardCharsets.UTF_8))
                .findValuesAsText("BulkDataURI");
        assertThat(references).containsExactlyInAnyOrder("b/00282000", "b/54000100/1/54001010", "b/7FE00010");
        assertThat(testee.bulkData(file, "00282000").bytes()).isEqualTo(document);
        assertThat(testee.bulkData(file, "54000100/1/54001010").bytes()).isEqualTo(nested);
        for (var none :
                new String[] {"54000100/0/54001010", "54000100/9/54001010", "00100010/x/1", "zz", "54000100/1"}) {
            assertProblem(Category.NOT_FOUND, () -> testee.bulkData(file, none));
        }
    }
}
