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

/** Findings with regions in the SR: planar ROIs (TID 1410). */
@org.junit.jupiter.api.Tag("REQ-DCM-24")
class RegionReportTest {
    private List<StoredInstance> series;
    private List<StoredInstance> written;
    private Attributes report;

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        series = ResultFixture.series(folder.resolve("series"));
        written = new DicomResultEncoder()
                .encode(ResultFixture.drawn(series), series, Optional.empty(), folder.resolve("out"));
        report = Part10Reader.read(written.get(0).file()).data();
    }

    private List<Attributes> groups() {
        return DicomResultEncoderTest.items(report, "125007");
    }

    private static Attributes only(Attributes group, String concept) {
        assertThat(DicomResultEncoderTest.items(group, concept)).hasSize(1);
        return DicomResultEncoderTest.items(group, concept).get(0);
    }

    private static void measured(Attributes group, String concept, double value, String unit) {
        Attributes measured = only(group, concept).getNestedDataset(Tag.MeasuredValueSequence);
        assertThat(measured.getDouble(Tag.NumericValue, 0)).isEqualTo(value);
        assertThat(measured.getNestedDataset(Tag.MeasurementUnitsCodeSequence).getString(Tag.CodeValue))
                .isEqualTo(unit);
    }

    @Test
    void maskShouldBecomeAPlanarRegionOfTheSegmentationsFrame() {
        assertThat(groups()).hasSize(series.size() + 1);
        Attributes group = groups().get(2);
        assertThat(group.getNestedDataset(Tag.ContentTemplateSequence).getString(Tag.TemplateIdentifier))
                .isEqualTo("1410");
        Attributes segment = only(group, "121214").getNestedDataset(Tag.ReferencedSOPSequence);
        assertThat(segment.getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(written.get(1).header().sopInstanceUid().value());
        assertThat(segment.getInt(Tag.ReferencedFrameNumber, 0)).isEqualTo(3);
        assertThat(only(group, "121233")
                        .getNestedDataset(Tag.ReferencedSOPSequence)
                        .getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(series.get(2).header().sopInstanceUid().value());
        measured(group, "42798000", 1.25, "mm2");
        measured(group, "103339001", 2.5, "mm");
        measured(group, "111012", 0.97, "1");
    }

    @Test
    void boxShouldBecomeARectangleOnItsImage() {
        Attributes group = groups().get(series.size());
        Attributes region = only(group, "111030");
        assertThat(region.getString(Tag.GraphicType)).isEqualTo("POLYLINE");
        assertThat(region.getFloats(Tag.GraphicData)).containsExactly(1, 2, 6, 2, 6, 4.5f, 1, 4.5f, 1, 2);
        Attributes image = region.getNestedDataset(Tag.ContentSequence);
        assertThat(image.getString(Tag.RelationshipType)).isEqualTo("SELECTED FROM");
        assertThat(image.getNestedDataset(Tag.ReferencedSOPSequence).getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(series.get(0).header().sopInstanceUid().value());
        measured(group, "42798000", 12.5, "{pixels}");
        assertThat(DicomResultEncoderTest.items(group, "121214")).isEmpty();
    }

    @Test
    void evidenceShouldNameTheSegmentation() {
        Attributes evidence = report.getNestedDataset(Tag.CurrentRequestedProcedureEvidenceSequence);
        assertThat(evidence.getSequence(Tag.ReferencedSeriesSequence)).hasSize(2);
        Attributes segmentations = evidence.getNestedDataset(Tag.ReferencedSeriesSequence, 1);
        assertThat(segmentations.getString(Tag.SeriesInstanceUID))
                .isEqualTo(written.get(1).header().seriesUid().value());
        assertThat(segmentations.getNestedDataset(Tag.ReferencedSOPSequence).getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(written.get(1).header().sopInstanceUid().value());
    }
}
