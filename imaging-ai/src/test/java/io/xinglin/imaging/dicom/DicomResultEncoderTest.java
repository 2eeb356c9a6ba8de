package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomResultEncoderTest {
    private final DicomResultEncoder testee = new DicomResultEncoder();
    private List<StoredInstance> series;

    @TempDir
    Path folder;

    @BeforeEach
    void makeSeries() {
        series = ResultFixture.series(folder.resolve("series"));
    }

    private List<StoredInstance> encode(String name) {
        return testee.encode(
                ResultFixture.result(series), series, Optional.of(ResultFixture.order()), folder.resolve(name));
    }

    private Attributes report() {
        return Part10Reader.read(encode("out").get(0).file()).data();
    }

    /** Content items below {@code item} with the given concept, at any depth. */
    static List<Attributes> items(Attributes item, String concept) {
        var found = new ArrayList<Attributes>();
        var children = item.getSequence(Tag.ContentSequence);
        if (children != null) {
            for (var child : children) {
                var name = child.getNestedDataset(Tag.ConceptNameCodeSequence);
                if (name != null && concept.equals(name.getString(Tag.CodeValue))) {
                    found.add(child);
                }
                found.addAll(items(child, concept));
            }
        }
        return found;
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-DCM-20")
    void encodeShouldWriteAReportAndACaptureInTheSourceStudy() {
        var written = encode("out");
        assertThat(written)
                .extracting(s -> s.header().sopClassUid().value())
                .containsExactly(StorageClass.COMPREHENSIVE_SR.uid(), StorageClass.SECONDARY_CAPTURE.uid());
        assertThat(written).allSatisfy(s -> {
            assertThat(s.header().studyUid()).isEqualTo(series.get(0).header().studyUid());
            assertThat(s.header().patient()).isEqualTo(series.get(0).header().patient());
            assertThat(s.header().accessionNumber()).isEqualTo("A123");
        });
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-DCM-20")
    void encodeShouldWriteTheSameBytesAgain() throws IOException {
        var first = encode("one");
        var second = encode("two");
        for (var i = 0; i < first.size(); i++) {
            assertThat(Files.readAllBytes(second.get(i).file()))
                    .isEqualTo(Files.readAllBytes(first.get(i).file()));
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-DCM-21")
    void reportShouldBeAMeasurementReportThatIsNotVerified() {
        var report = report();
        assertThat(report.getNestedDataset(Tag.ContentTemplateSequence).getString(Tag.TemplateIdentifier))
                .isEqualTo("1500");
        assertThat(report.getString(Tag.CompletionFlag)).isEqualTo("PARTIAL");
        assertThat(report.getString(Tag.VerificationFlag)).isEqualTo("UNVERIFIED");
        assertThat(report.getString(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 192");
        assertThat(items(report, "121015").get(0).getString(Tag.TextValue)).isEqualTo("ich-ct 1.0.0");
        assertThat(items(report, "121077"))
                .extracting(item -> item.getString(Tag.TextValue))
                .contains("提示颅内出血可能，请结合临床。");
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-DCM-21")
    void reportShouldHoldOneMeasurementGroupForEachFinding() {
        var groups = items(report(), "125007");
        assertThat(groups).hasSize(2);
        var group = groups.get(0);
        assertThat(items(group, "112040").get(0).getString(Tag.UID))
                .isEqualTo(DicomUid.named("finding-any").value());
        assertThat(items(group, "121071")
                        .get(0)
                        .getNestedDataset(Tag.ConceptCodeSequence)
                        .getString(Tag.CodeValue))
                .isEqualTo("1386000");
        assertThat(items(group, "111002").get(0).getString(Tag.TextValue)).contains("sha256=" + "ab".repeat(32));
        var number = items(group, "111012").get(0);
        assertThat(number.getNestedDataset(Tag.MeasuredValueSequence).getDouble(Tag.NumericValue, 0))
                .isEqualTo(0.934);
        assertThat(items(number, "121112")
                        .get(0)
                        .getNestedDataset(Tag.ReferencedSOPSequence)
                        .getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(series.get(2).header().sopInstanceUid().value());
        assertThat(items(groups.get(1), "363713009")
                        .get(0)
                        .getNestedDataset(Tag.ConceptCodeSequence)
                        .getString(Tag.CodeMeaning))
                .isEqualTo("Negative");
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-DCM-21")
    void reportShouldNameItsEvidenceAndItsOrder() {
        var report = report();
        var evidence = report.getNestedDataset(Tag.CurrentRequestedProcedureEvidenceSequence);
        assertThat(evidence.getNestedDataset(Tag.ReferencedSeriesSequence).getSequence(Tag.ReferencedSOPSequence))
                .hasSize(series.size());
        var request = report.getNestedDataset(Tag.ReferencedRequestSequence);
        assertThat(request.getString(Tag.AccessionNumber)).isEqualTo("A123");
        assertThat(request.getString(Tag.PlacerOrderNumberImagingServiceRequest))
                .isEqualTo("PLACER1");
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-DCM-22")
    void captureShouldShowTheHeatMapAndTheBanner() {
        var capture = encode("out").get(1);
        var data = Part10Reader.read(capture.file()).data();
        assertThat(data.getNestedDataset(Tag.SourceImageSequence).getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(series.get(2).header().sopInstanceUid().value());
        assertThat(data.getString(Tag.DerivationDescription)).contains("research only");
        var image = new Part10Files().render(capture.file(), 1, null);
        assertThat(image.getWidth()).isEqualTo(512);
        assertThat(image.getHeight()).isGreaterThan(512);
        // Upper right is hot: red outweighs blue there; upper left stays gray.
        var hot = image.getRGB(500, 10);
        assertThat((hot >> 16) & 0xff).isGreaterThan(hot & 0xff);
        var cold = image.getRGB(10, 500);
        assertThat((cold >> 16) & 0xff).isEqualTo(cold & 0xff);
        assertThat(image.getRGB(0, 520, 512, 16, null, 0, 512)).contains(0xFFFFD000);
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-DCM-20")
    void encodeShouldRefuseHeatMapsOfOtherSeries() {
        var result = ResultFixture.result(series);
        var others = series.subList(4, 6);
        assertThatThrownBy(() -> testee.encode(result, others, Optional.empty(), folder.resolve("x")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> testee.encode(result, List.of(), Optional.empty(), folder.resolve("x")))
                .isInstanceOf(ProblemException.class);
    }
}
