package io.xinglin.ejb.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v26.message.ORU_R01;
import ca.uhn.hl7v2.model.v26.segment.OBX;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.core.fhir.LesionSamples;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DicomResultEncoder;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lesions and classes in ORU^R01, and the one identifier a lesion has in HL7 and in DICOM. */
@Tag("REQ-OBJ-07")
class LesionMessageTest {
    @TempDir
    Path folder;

    private static String written() {
        var sender = new XinglinConfig.Hl7(true, "127.0.0.1", 2575, 1 << 20, "XINGLIN", "HOSPITAL");
        var receiver = new XinglinConfig.Hl7Receiver("e", "127.0.0.1", 1, "E", "H", "UNICODE UTF-8");
        return new ResultMessage(sender, receiver).write(LesionSamples.report(ReportStatus.FINAL), "C1");
    }

    private static List<OBX> segments() throws Exception {
        var message = (ORU_R01) new DefaultHapiContext().getPipeParser().parse(written());
        var observation = message.getPATIENT_RESULT().getORDER_OBSERVATION();
        List<OBX> segments = new ArrayList<>();
        for (int i = 0; i < observation.getOBSERVATIONReps(); i++) {
            segments.add(observation.getOBSERVATION(i).getOBX());
        }
        return segments;
    }

    @Test
    void lesionShouldStandBelowItsFindingUnderItsOwnIdentifier() throws Exception {
        List<OBX> segments = segments();

        assertThat(segments)
                .extracting(obx -> obx.getObservationSubID().getValue() + " "
                        + obx.getObservationIdentifier().getIdentifier().getValue())
                .containsExactly(
                        "1 18782-3",
                        "2 19005-8",
                        "3 427359005",
                        "3.1 42798000",
                        "3.2 103339001",
                        "3.3 103340004",
                        "3.4 427359005",
                        "3.4.1 81827009",
                        "3.4.2 118565006",
                        "3.4.3 lung-rads-like",
                        "11 lung-rads-like");
        assertThat(segments.subList(6, 10))
                .extracting(obx -> obx.getObservationInstanceIdentifier()
                        .getEntityIdentifier()
                        .getValue())
                .containsOnly(LesionSamples.LESION.value());
        assertThat(segments.get(7).getObservationValue(0).encode()).isEqualTo("8.40");
        assertThat(segments.get(9).getObservationValue(0).encode())
                .startsWith("lung-rads-4a^4A 类^99XINGLIN")
                .endsWith("ACR Lung-RADS v2022");
    }

    @Test
    @Tag("REQ-OBJ-08")
    void reportSegmentationContoursAndMessageShouldNameTheLesionAlike() throws IOException {
        var study = PhantomStudy.headCt(
                "P2", "Zhang^San=张^三", Sex.MALE, LocalDate.of(1960, 2, 29), "A2", LocalDateTime.of(2026, 3, 5, 8, 30));
        var files = new Part10Files();
        List<StoredInstance> series = new HeadCtPhantom()
                .write(new HeadCtPhantom.Spec(study, 64, 4, 5, 1, List.of()), folder.resolve("series")).stream()
                        .map(file -> new StoredInstance(files.readHeader(file), file))
                        .toList();
        var result =
                LesionSamples.result(series.stream().map(StoredInstance::header).toList());

        List<StoredInstance> made = new DicomResultEncoder(model -> true)
                .encode(
                        result,
                        series,
                        Optional.of(ClinicalSamples.order("A2", ClinicalSamples.patient("P2"))),
                        folder);

        assertThat(made)
                .extracting(object -> object.header().modality())
                .containsExactly("SR", "SEG", "RTSTRUCT", "PR");
        for (StoredInstance object : made.subList(0, 3)) {
            assertThat(new String(Files.readAllBytes(object.file()), StandardCharsets.ISO_8859_1))
                    .as(object.header().modality())
                    .contains(LesionSamples.LESION.value());
        }
        assertThat(written()).contains("|" + LesionSamples.LESION.value() + "^^^ISO");
    }
}
