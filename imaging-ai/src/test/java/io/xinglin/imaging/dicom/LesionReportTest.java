package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lesions in the SR as volumetric ROIs (TID 1411) and in the segmentation as one segment each. */
@org.junit.jupiter.api.Tag("REQ-OBJ-01")
class LesionReportTest {
    private List<StoredInstance> series;
    private List<StoredInstance> written;
    private Attributes report;

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        series = ResultFixture.series(folder.resolve("series"));
        written = new DicomResultEncoder()
                .encode(LesionFixture.result(series), series, Optional.empty(), folder.resolve("out"));
        report = Part10Reader.read(written.get(0).file()).data();
    }

    private static Attributes only(Attributes group, String concept) {
        assertThat(DicomResultEncoderTest.items(group, concept)).hasSize(1);
        return DicomResultEncoderTest.items(group, concept).get(0);
    }

    private List<Attributes> groups(String template) {
        return DicomResultEncoderTest.items(report, "125007").stream()
                .filter(group -> group.contains(Tag.ContentTemplateSequence)
                        && template.equals(group.getNestedDataset(Tag.ContentTemplateSequence)
                                .getString(Tag.TemplateIdentifier)))
                .toList();
    }

    private static double value(Attributes group, String concept) {
        return only(group, concept).getNestedDataset(Tag.MeasuredValueSequence).getDouble(Tag.NumericValue, 0);
    }

    @Test
    void lesionShouldBecomeOneVolumetricRegionOfItsSegment() {
        assertThat(groups("1411")).hasSize(2);
        assertThat(groups("1410")).as("the second finding, a box").hasSize(1);
        Attributes group = groups("1411").get(1);
        assertThat(only(group, "112039").getString(Tag.TextValue)).isEqualTo("any #2");
        assertThat(only(group, "112040").getString(Tag.UID)).isEqualTo(LesionFixture.BAR.value());
        Attributes segment = only(group, "121191").getNestedDataset(Tag.ReferencedSOPSequence);
        assertThat(segment.getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(written.get(1).header().sopInstanceUid().value());
        assertThat(segment.getInt(Tag.ReferencedSegmentNumber, 0)).isEqualTo(2);
        assertThat(only(group, "121232").getString(Tag.UID))
                .isEqualTo(series.get(0).header().seriesUid().value());
        assertThat(value(group, "111012")).isEqualTo(0.62);
    }

    @Test
    void lesionShouldCarryItsFiguresItsClassAndItsChange() {
        Attributes group = groups("1411").get(0);

        assertThat(value(group, "118565006")).isEqualTo(523.6);
        assertThat(value(group, "81827009")).isEqualTo(10);
        assertThat(value(group, "doubling-time")).isEqualTo(204);
        Attributes grade = only(group, "lung-rads");
        assertThat(grade.getNestedDataset(Tag.ConceptCodeSequence).getString(Tag.CodeMeaning))
                .isEqualTo("4A");
        assertThat(grade.getNestedDataset(Tag.ContentSequence).getString(Tag.TextValue))
                .contains("v2022");
    }

    @Test
    void resultsOwnClassShouldStandWithTheConclusions() {
        assertThat(DicomResultEncoderTest.items(report, "lung-rads")).hasSize(2);
    }

    @Test
    void lesionShouldBecomeOneSegmentOverAllItsFrames() {
        Attributes segmentation = Part10Reader.read(written.get(1).file()).data();

        assertThat(segmentation.getSequence(Tag.SegmentSequence))
                .extracting(segment -> segment.getString(Tag.TrackingUID))
                .containsExactly(LesionFixture.RING.value(), LesionFixture.BAR.value());
        assertThat(segmentation.getSequence(Tag.SegmentSequence))
                .extracting(segment -> segment.getString(Tag.SegmentLabel))
                .containsExactly("颅内出血 1", "左侧病灶");
        assertThat(segmentation.getSequence(Tag.PerFrameFunctionalGroupsSequence))
                .extracting(frame -> frame.getNestedDataset(Tag.SegmentIdentificationSequence)
                        .getInt(Tag.ReferencedSegmentNumber, 0))
                .containsExactly(1, 1, 1, 2);
    }
}
