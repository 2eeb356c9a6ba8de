package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A DICOM picture through a picture task to SR and secondary capture. */
@org.junit.jupiter.api.Tag("REQ-IMG-11")
class PictureTaskDicomTest {
    @TempDir
    Path folder;

    /** 16 x 16 of one colour. */
    private Fixture ultrasound(int red, int green, int blue) {
        int[] values = new int[16 * 16 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = new int[] {red, green, blue}[i % 3];
        }
        return Fixture.bytes(16, 16, 3, "RGB", values)
                .with(Tag.SOPClassUID, VR.UI, UID.UltrasoundImageStorage)
                .with(Tag.Modality, VR.CS, "US")
                .with(Tag.InstanceNumber, VR.IS, "7")
                .with(Tag.BodyPartExamined, VR.CS, "BREAST");
    }

    private StoredInstance stored(Fixture fixture) {
        Path file = fixture.write(folder);
        return new StoredInstance(new Part10Files().readHeader(file), file);
    }

    private static ImagingResult analyze(String model, StoredInstance instance) {
        var pixels = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer());
        try (var analyzer = new ModelSeriesAnalyzer(
                TestModels.tasks(), pixels, new OnnxSettings(1, 1, Duration.ofSeconds(1)), Clock.systemUTC())) {
            return analyzer.analyze(new DicomUid("2.25.7"), model, List.of(instance));
        }
    }

    @Test
    void colourPictureShouldBecomeAFindingAReportAndACapture() {
        StoredInstance instance = stored(ultrasound(153, 0, 0));
        assertThat(TestModels.tasks().route(List.of(instance.header()), Optional.empty()))
                .extracting(m -> m.algorithm().modelId())
                .contains("tiny-image");

        ImagingResult result = analyze("tiny-image", instance);

        // Red 0.6: logits 0, -10, 2.
        assertThat(result.findings().get(0).label()).isEqualTo("high");
        assertThat(result.findings().get(0).probability()).isCloseTo(0.8808, within(1e-3));
        assertThat(result.impressionZh()).isEqualTo("提示高级别（概率88%），第7幅。");
        assertThat(result.heatMaps()).hasSize(1);
        List<StoredInstance> written =
                new DicomResultEncoder().encode(result, List.of(instance), Optional.empty(), folder.resolve("out"));
        assertThat(written)
                .extracting(s -> s.header().sopClassUid().value())
                .containsExactly(StorageClass.COMPREHENSIVE_SR.uid(), StorageClass.SECONDARY_CAPTURE.uid());
        var capture = Part10Reader.read(written.get(1).file()).data();
        assertThat(capture.getNestedDataset(Tag.SourceImageSequence).getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(instance.header().sopInstanceUid().value());
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-IMG-19")
    void maskOnAPictureWithSpacingShouldBeMeasuredAndSegmented() {
        StoredInstance instance = stored(ultrasound(255, 255, 255).with(Tag.PixelSpacing, VR.DS, "0.5", "0.25"));

        ImagingResult result = analyze("tiny-mask", instance);

        RegionSize size = result.regions().get(0).size();
        assertThat(size.unit()).isEqualTo(RegionSize.Unit.MILLIMETRE);
        assertThat(size.area()).isEqualTo(16 * 16 * 0.125);
        assertThat(size.longAxis()).isCloseTo(Math.hypot(8, 4), within(1e-9));
        List<StoredInstance> written =
                new DicomResultEncoder().encode(result, List.of(instance), Optional.empty(), folder.resolve("out"));
        assertThat(written)
                .extracting(s -> s.header().sopClassUid().value())
                .containsExactly(
                        StorageClass.COMPREHENSIVE_SR.uid(),
                        StorageClass.SEGMENTATION.uid(),
                        StorageClass.SECONDARY_CAPTURE.uid(),
                        StorageClass.COLOR_PRESENTATION_STATE.uid());
    }

    @Test
    void greyModelShouldSeeAColourPictureAsLuma() {
        // Luma of pure green is 0.587: mask 20 * 0.587 - 10 = 1.74.
        ImagingResult result = analyze("tiny-mask", stored(ultrasound(0, 255, 0)));

        assertThat(result.findings().get(0).probability()).isCloseTo(1 / (1 + Math.exp(-1.74)), within(5e-3));
    }

    @Test
    void inverseGreyShouldBeSeenAsPeopleSeeIt() {
        int[] dark = new int[16 * 16];
        Arrays.fill(dark, 0, 128, 255);
        Path file = Fixture.bytes(16, 16, 1, "MONOCHROME1", dark).write(folder);

        Raster raster = new Part10FrameRenderer().render(file, 1, 3).raster();

        assertThat(raster.planes()).hasSize(3);
        assertThat(raster.first().values()[0]).isZero();
        assertThat(raster.first().values()[255]).isEqualTo(1);
        assertThat(raster.planes().get(2)).isEqualTo(raster.first());
    }

    @Test
    void windowOfThePackageShouldStandInPlaceOfTheObjectsOwn() {
        int[] values = new int[16];
        Arrays.setAll(values, i -> i * 100);
        Path file = Fixture.gray(4, values)
                .with(Tag.WindowCenter, VR.DS, "100")
                .with(Tag.WindowWidth, VR.DS, "10")
                .write(folder);

        Raster own = new Part10FrameRenderer().render(file, 1, 1).raster();
        Raster given = new Part10FrameRenderer().render(file, 1, 1, 750, 1501).raster();

        assertThat(own.first().values()[2]).isEqualTo(1);
        assertThat(given.first().values()[2]).isCloseTo(200 / 1500f, within(0.01f));
    }
}
