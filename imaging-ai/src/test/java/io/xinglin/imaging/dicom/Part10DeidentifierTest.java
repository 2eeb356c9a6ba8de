package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.pseudonym.MemoryPseudonyms;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Part10DeidentifierTest {
    private static final String VENDOR = "vendor";

    private final MemoryPseudonyms pseudonyms = new MemoryPseudonyms();
    private final Part10Deidentifier testee = new Part10Deidentifier(pseudonyms);
    private final Part10Files files = new Part10Files();

    @TempDir
    Path folder;

    /** A picture that says who the patient is wherever an object can. */
    private Fixture talkative() {
        var fixture = Fixture.gray(2, 1, 2, 3, 4)
                .charset("ISO_IR 192")
                .with(Tag.PatientName, VR.PN, "Zhang^Sanfeng=张^三丰")
                .with(Tag.PatientID, VR.LO, "MRN778899")
                .with(Tag.IssuerOfPatientID, VR.LO, "HOSPITAL")
                .with(Tag.PatientBirthDate, VR.DA, "19600504")
                .with(Tag.PatientSex, VR.CS, "M")
                .with(Tag.PatientAddress, VR.LO, "12 Long Street")
                .with(Tag.AccessionNumber, VR.SH, "ACC4711")
                .with(Tag.StudyDate, VR.DA, "20261121")
                .with(Tag.StudyID, VR.SH, "S4711")
                .with(Tag.InstitutionName, VR.LO, "First Hospital")
                .with(Tag.OperatorsName, VR.PN, "Li^Si")
                // Not in table E.1-1: a body part stays, a name in it does not.
                .with(Tag.BodyPartExamined, VR.CS, "HEAD")
                .with(Tag.ManufacturerModelName, VR.LO, "scanner of SANFENG")
                .with(0x00091001, VR.LO, "private of Zhang")
                .with(0x60003000, VR.OW, new byte[] {1, 0})
                .with(0x60000010, VR.US, 1)
                .with(0x50003000, VR.OW, new byte[] {1, 0});
        var referenced = new Attributes();
        referenced.setString(Tag.ReferencedSOPClassUID, VR.UI, StorageClass.SECONDARY_CAPTURE.uid());
        referenced.setString(Tag.ReferencedSOPInstanceUID, VR.UI, "1.2.826.0.1.1");
        fixture.data().newSequence(Tag.ReferencedImageSequence, 1).add(referenced);
        var request = new Attributes();
        request.setString(Tag.AccessionNumber, VR.SH, "ACC4711");
        request.setString(Tag.RequestedProcedureID, VR.SH, "RP1");
        request.setString(0x00091002, VR.LO, "nested private of Zhang");
        fixture.data().newSequence(Tag.RequestAttributesSequence, 1).add(request);
        return fixture;
    }

    private StoredInstance instance(Fixture fixture) {
        Path file = fixture.write(folder);
        return new StoredInstance(files.readHeader(file), file);
    }

    private StoredInstance clean(Fixture fixture) {
        return testee.deidentify(VENDOR, false, List.of(instance(fixture)), folder)
                .get(0);
    }

    private static void assertProblem(Category category, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problem().category())
                .isEqualTo(category);
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-NOD-01")
    void deidentifyShouldLeaveNoWordOfThePatientInTheBytes() throws IOException {
        byte[] bytes = Files.readAllBytes(clean(talkative()).file());

        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            String text = new String(bytes, charset).toLowerCase(java.util.Locale.ROOT);
            assertThat(text)
                    .doesNotContain("zhang")
                    .doesNotContain("sanfeng")
                    .doesNotContain("张")
                    .doesNotContain("mrn778899")
                    .doesNotContain("acc4711")
                    .doesNotContain("s4711")
                    .doesNotContain("19600504")
                    .doesNotContain("20261121")
                    .doesNotContain("long street")
                    .doesNotContain("hospital")
                    .doesNotContain("1.2.826.0.1.");
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-NOD-01")
    void deidentifyShouldSayWhatItDidAndKeepTheObjectWhole() throws IOException {
        var original = talkative();
        StoredInstance made = clean(original);
        Attributes data = Part10Reader.readWithBulk(made.file()).data();

        assertThat(data.getString(Tag.PatientID)).startsWith("XL");
        assertThat(data.getString(Tag.PatientName)).isEqualTo(data.getString(Tag.PatientID));
        assertThat(data.getString(Tag.PatientIdentityRemoved)).isEqualTo("YES");
        assertThat(data.getString(Tag.DeidentificationMethod)).contains("2026c");
        assertThat(data.getNestedDataset(Tag.DeidentificationMethodCodeSequence).getString(Tag.CodeValue))
                .isEqualTo("113100");
        assertThat(data.getString(Tag.LongitudinalTemporalInformationModified)).isEqualTo("REMOVED");
        assertThat(data.getString(Tag.BodyPartExamined)).isEqualTo("HEAD");
        assertThat(data.contains(Tag.AccessionNumber)).isTrue();
        assertThat(data.containsValue(Tag.AccessionNumber)).isFalse();
        assertThat(data.contains(0x60000010)).isFalse();
        assertThat(files.frame(made.file(), 1).bytes())
                .isEqualTo(files.frame(original.write(folder), 1).bytes());
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-NOD-01")
    void uidsShouldBeReplacedAlikeInAllObjects() {
        var first = clean(talkative());
        var second = clean(talkative().with(Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.9"));
        Attributes data = Part10Reader.read(first.file()).data();

        assertThat(second.header().studyUid()).isEqualTo(first.header().studyUid());
        assertThat(second.header().sopInstanceUid()).isNotEqualTo(first.header().sopInstanceUid());
        assertThat(data.getNestedDataset(Tag.ReferencedImageSequence).getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(first.header().sopInstanceUid().value());
        assertThat(first.header().sopClassUid().value()).isEqualTo(StorageClass.SECONDARY_CAPTURE.uid());
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-NOD-01")
    void whatTheProfileCannotCleanShouldBeRefused() {
        var burned = talkative().with(Tag.BurnedInAnnotation, VR.CS, "YES");
        assertProblem(Category.UNSUPPORTED, () -> clean(burned));
        assertThat(testee.deidentify(VENDOR, true, List.of(instance(burned)), folder))
                .hasSize(1);

        var report = Fixture.of(StorageClass.COMPREHENSIVE_SR.uid());
        report.data().newSequence(Tag.ContentSequence, 1).add(new Attributes());
        assertProblem(Category.UNSUPPORTED, () -> clean(report));
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-NOD-01")
    void compressedPixelsShouldStayAsTheyAre() throws IOException {
        var fixture = talkative()
                .syntax(io.xinglin.imaging.dicom.file.TransferSyntax.JPEG_LS.uid())
                .fragments(new byte[] {-1, -40, 3, 4});
        StoredInstance made = clean(fixture);

        assertThat(made.header().transferSyntaxUid().value())
                .isEqualTo(io.xinglin.imaging.dicom.file.TransferSyntax.JPEG_LS.uid());
        assertThat(files.frame(made.file(), 1).bytes()).startsWith(-1, -40, 3, 4);
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-NOD-03")
    void reidentifyShouldPutPatientOrderAndReferencesBack() {
        List<StoredInstance> series = ResultFixture.series(folder);
        List<StoredInstance> sent = testee.deidentify(VENDOR, false, series, folder);
        var answer = new DicomResultEncoder()
                .encode(ResultFixture.drawn(sent), sent, Optional.empty(), folder.resolve("answer"));

        for (StoredInstance returned : answer) {
            StoredInstance back = testee.reidentify(VENDOR, returned.file(), series.get(0), folder);
            Attributes data = Part10Reader.readWithBulk(back.file()).data();

            assertThat(back.header().studyUid())
                    .isEqualTo(series.get(0).header().studyUid());
            assertThat(back.header().patientIfNamed())
                    .isEqualTo(series.get(0).header().patientIfNamed());
            assertThat(back.header().sopInstanceUid())
                    .isEqualTo(returned.header().sopInstanceUid());
            assertThat(data.getString(Tag.PatientIdentityRemoved)).isEqualTo("NO");
            assertThat(data.toString(10_000, 200))
                    .doesNotContain(sent.get(0).header().studyUid().value())
                    .doesNotContain(sent.get(2).header().sopInstanceUid().value())
                    .doesNotContain("XL")
                    .contains(series.get(2).header().sopInstanceUid().value());
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-NOD-03")
    void reidentifyShouldRefuseAnotherPatientsObject() {
        List<StoredInstance> series = ResultFixture.series(folder);
        testee.deidentify(VENDOR, false, series, folder);
        var foreign = instance(talkative());

        assertProblem(Category.CONFLICT, () -> testee.reidentify(VENDOR, foreign.file(), series.get(0), folder));
    }
}
