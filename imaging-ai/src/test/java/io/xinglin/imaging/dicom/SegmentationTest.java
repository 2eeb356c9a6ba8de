package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@org.junit.jupiter.api.Tag("REQ-DCM-24")
class SegmentationTest {
    private List<StoredInstance> series;

    @TempDir
    Path folder;

    @BeforeEach
    void makeSeries() {
        series = ResultFixture.series(folder.resolve("series"));
    }

    private List<StoredInstance> encode(List<StoredInstance> pictures, String name) {
        return new DicomResultEncoder()
                .encode(ResultFixture.drawn(pictures), pictures, Optional.empty(), folder.resolve(name));
    }

    private static Attributes read(StoredInstance instance) {
        return Part10Reader.read(instance.file()).data();
    }

    /** A picture of an endoscope of nine columns, which fill no whole byte. */
    private StoredInstance endoscopic(int number, int rows) {
        var file = Fixture.bytes(9, rows, 3, "RGB", new int[9 * rows * 3])
                .with(Tag.SOPClassUID, VR.UI, UID.VLEndoscopicImageStorage)
                .with(Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.1." + number)
                .with(Tag.InstanceNumber, VR.IS, Integer.toString(number))
                .with(Tag.LossyImageCompression, VR.CS, "01")
                .with(Tag.LossyImageCompressionRatio, VR.DS, "12.5")
                .with(Tag.LossyImageCompressionMethod, VR.CS, "ISO_10918_1")
                .write(folder);
        return new StoredInstance(new Part10Files().readHeader(file), file);
    }

    @Test
    void masksOfAResultShouldBecomeOneObjectInTheSourceStudy() {
        List<StoredInstance> written = encode(series, "out");

        assertThat(written)
                .extracting(s -> s.header().sopClassUid().value())
                .containsExactly(
                        StorageClass.COMPREHENSIVE_SR.uid(),
                        StorageClass.SEGMENTATION.uid(),
                        StorageClass.SECONDARY_CAPTURE.uid(),
                        StorageClass.PRESENTATION_STATE.uid());
        assertThat(written.get(1).header().studyUid())
                .isEqualTo(series.get(0).header().studyUid());
        assertThat(written.get(1).header().frames()).isEqualTo(series.size());
        assertThat(read(written.get(2)).getInt(Tag.InstanceNumber, 0)).isEqualTo(1);
    }

    @Test
    void resultShouldBecomeTheSameBytesAgain() throws IOException {
        for (var i = 0; i < 4; i++) {
            assertThat(Files.readAllBytes(encode(series, "two").get(i).file()))
                    .isEqualTo(Files.readAllBytes(encode(series, "one").get(i).file()));
        }
    }

    @Test
    void segmentShouldCarryTheFindingsIdentifierAndItsAlgorithm() {
        ImagingResult result = ResultFixture.drawn(series);
        Attributes data = read(encode(series, "out").get(1));

        // The second finding is a box: no segment.
        assertThat(data.getSequence(Tag.SegmentSequence)).hasSize(1);
        Attributes segment = data.getNestedDataset(Tag.SegmentSequence);
        assertThat(segment.getString(Tag.TrackingUID))
                .isEqualTo(result.findings().get(0).uid().value());
        assertThat(segment.getString(Tag.SegmentAlgorithmType)).isEqualTo("AUTOMATIC");
        assertThat(segment.getNestedDataset(Tag.SegmentedPropertyTypeCodeSequence)
                        .getString(Tag.CodeValue))
                .isEqualTo("1386000");
        assertThat(segment.getNestedDataset(Tag.SegmentationAlgorithmIdentificationSequence)
                        .getString(Tag.AlgorithmVersion))
                .isEqualTo("1.0.0");
    }

    @Test
    void frameShouldNameItsSegmentItsSourceAndItsPlace() {
        Attributes data = read(encode(series, "out").get(1));

        assertThat(data.getSequence(Tag.PerFrameFunctionalGroupsSequence)).hasSize(series.size());
        Attributes frame = data.getNestedDataset(Tag.PerFrameFunctionalGroupsSequence, 2);
        Attributes source =
                frame.getNestedDataset(Tag.DerivationImageSequence).getNestedDataset(Tag.SourceImageSequence);
        assertThat(source.getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(series.get(2).header().sopInstanceUid().value());
        assertThat(frame.getNestedDataset(Tag.SegmentIdentificationSequence).getInt(Tag.ReferencedSegmentNumber, 0))
                .isEqualTo(1);
        assertThat(frame.getNestedDataset(Tag.FrameContentSequence).getInts(Tag.DimensionIndexValues))
                .containsExactly(1, 3);
        assertThat(frame.getNestedDataset(Tag.PlanePositionSequence).getDoubles(Tag.ImagePositionPatient))
                .isEqualTo(read(series.get(2)).getDoubles(Tag.ImagePositionPatient));
        assertThat(data.getNestedDataset(Tag.SharedFunctionalGroupsSequence)
                        .getNestedDataset(Tag.PixelMeasuresSequence)
                        .getDoubles(Tag.PixelSpacing))
                .isEqualTo(read(series.get(2)).getDoubles(Tag.PixelSpacing));
    }

    @Test
    void bitsShouldRunOnFromFrameToFrame() throws IOException {
        StoredInstance written =
                encode(List.of(endoscopic(1, 7), endoscopic(2, 7)), "out").get(1);

        assertThat(read(written).contains(Tag.FrameOfReferenceUID)).isFalse();
        byte[] file = Files.readAllBytes(written.file());
        byte[] bytes = Arrays.copyOfRange(file, file.length - 16, file.length);
        // 63 bits a frame: the second row of the first begins at bit 9, that of the second at 63 + 9.
        assertThat(BitSet.valueOf(bytes).stream()).containsExactly(9, 10, 11, 72, 73, 74, 75);
        assertThat(file[file.length - 16 - 4]).as("length of Pixel Data").isEqualTo((byte) 16);
    }

    @Test
    void segmentationOfALossyPictureShouldSaySo() {
        Attributes lossy = read(encode(List.of(endoscopic(1, 7)), "lossy").get(1));

        assertThat(lossy.getString(Tag.LossyImageCompression)).isEqualTo("01");
        assertThat(lossy.getString(Tag.LossyImageCompressionRatio)).isEqualTo("12.5");
        assertThat(lossy.getString(Tag.LossyImageCompressionMethod)).isEqualTo("ISO_10918_1");
        assertThat(read(encode(series, "whole").get(1)).getString(Tag.LossyImageCompression))
                .isEqualTo("00");
    }

    @Test
    void picturesOfTwoSizesShouldMakeTwoObjectsOfOneSeries() {
        List<StoredInstance> written = encode(List.of(endoscopic(1, 7), endoscopic(2, 5)), "out");

        assertThat(written.subList(1, 3)).allSatisfy(segmentation -> {
            assertThat(segmentation.header().modality()).isEqualTo("SEG");
            assertThat(segmentation.header().frames()).isEqualTo(1);
        });
        assertThat(written.get(1).header().seriesUid())
                .isEqualTo(written.get(2).header().seriesUid());
        assertThat(read(written.get(2)).getInt(Tag.Rows, 0)).isEqualTo(7);
    }

    @Test
    void maskOnAnotherSeriesShouldBeRefused() {
        ImagingResult result = ResultFixture.drawn(series);

        assertThatThrownBy(() -> new DicomResultEncoder()
                        .encode(result, List.of(endoscopic(1, 7)), Optional.empty(), folder.resolve("x")))
                .isInstanceOf(ProblemException.class);
    }
}
