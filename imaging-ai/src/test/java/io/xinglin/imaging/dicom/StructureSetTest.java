package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.Mask;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.awt.geom.Path2D;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@org.junit.jupiter.api.Tag("REQ-OBJ-02")
class StructureSetTest {
    @TempDir
    Path folder;

    private Optional<Attributes> structures(List<StoredInstance> series, boolean organs) {
        return new DicomResultEncoder(model -> organs)
                .encode(LesionFixture.result(series), series, Optional.empty(), folder.resolve("out")).stream()
                        .filter(made -> made.header().sopClassUid().value().equals(StorageClass.RT_STRUCTURE_SET.uid()))
                        .findFirst()
                        .map(made -> Part10Reader.read(made.file()).data());
    }

    @Test
    void lesionsOfAModelOfOrgansShouldBecomeRegionsOfInterest() {
        var series = ResultFixture.series(folder.resolve("series"));
        Attributes data = structures(series, true).orElseThrow();

        assertThat(data.getSequence(Tag.StructureSetROISequence))
                .extracting(roi -> roi.getString(Tag.ROIName))
                .containsExactly("颅内出血 1", "左侧病灶");
        Attributes roi = data.getNestedDataset(Tag.StructureSetROISequence);
        assertThat(roi.getString(Tag.ROIGenerationAlgorithm)).isEqualTo("AUTOMATIC");
        assertThat(roi.getString(Tag.ROIDescription)).contains(LesionFixture.RING.value());
        assertThat(roi.getDouble(Tag.ROIVolume, 0)).isEqualTo(0.5236);
        Attributes observation = data.getNestedDataset(Tag.RTROIObservationsSequence);
        assertThat(observation.getString(Tag.RTROIInterpretedType)).isEqualTo("ORGAN");
        assertThat(observation
                        .getNestedDataset(Tag.RTROIIdentificationCodeSequence)
                        .getString(Tag.CodeValue))
                .isEqualTo("1386000");
        Attributes study = data.getNestedDataset(Tag.ReferencedFrameOfReferenceSequence)
                .getNestedDataset(Tag.RTReferencedStudySequence);
        assertThat(study.getNestedDataset(Tag.RTReferencedSeriesSequence).getSequence(Tag.ContourImageSequence))
                .hasSize(4);
    }

    @Test
    void modelOfFindingsShouldMakeNone() {
        assertThat(structures(ResultFixture.series(folder.resolve("series")), false))
                .isEmpty();
    }

    /** Read as a planning system does: from mm back to the pixels whose centres are inside. */
    @Test
    void contoursShouldGiveTheMasksBackToThePixel() {
        var series = ResultFixture.series(folder.resolve("series"));
        var contours = structures(series, true)
                .orElseThrow()
                .getNestedDataset(Tag.ROIContourSequence)
                .getSequence(Tag.ContourSequence);

        assertThat(contours).hasSize(3);
        for (var i = 0; i < 3; i++) {
            Attributes contour = contours.get(i);
            assertThat(contour.getString(Tag.ContourGeometricType)).isEqualTo("CLOSED_PLANAR");
            var image = new DicomUid(
                    contour.getNestedDataset(Tag.ContourImageSequence).getString(Tag.ReferencedSOPInstanceUID));
            assertThat(image).isEqualTo(series.get(i + 1).header().sopInstanceUid());
            assertThat(contour.getDoubles(Tag.ContourData)).hasSize(3 * contour.getInt(Tag.NumberOfContourPoints, 0));
            assertThat(filled(contour.getDoubles(Tag.ContourData), read(series.get(i + 1))))
                    .isEqualTo(LesionFixture.ring(i + 1));
        }
    }

    private static Attributes read(StoredInstance instance) {
        return Part10Reader.read(instance.file()).data();
    }

    private static Mask filled(double[] points, Attributes source) {
        double[] position = source.getDoubles(Tag.ImagePositionPatient);
        double[] orientation = source.getDoubles(Tag.ImageOrientationPatient);
        double[] spacing = source.getDoubles(Tag.PixelSpacing);
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (var i = 0; i < points.length; i += 3) {
            double column = 0;
            double row = 0;
            double away = 0;
            for (var c = 0; c < 3; c++) {
                double from = points[i + c] - position[c];
                column += from * orientation[c] / spacing[1];
                row += from * orientation[3 + c] / spacing[0];
                away += from * from;
            }
            assertThat(Math.hypot(column * spacing[1], row * spacing[0]))
                    .as("in the plane of its image")
                    .isCloseTo(Math.sqrt(away), org.assertj.core.data.Offset.offset(0.01));
            if (i == 0) {
                path.moveTo(column, row);
            } else {
                path.lineTo(column, row);
            }
        }
        path.closePath();
        var pixels = new BitSet();
        for (var at = 0; at < 64 * 64; at++) {
            pixels.set(at, path.contains(at % 64, at / 64));
        }
        return Mask.of(64, 64, pixels);
    }
}
