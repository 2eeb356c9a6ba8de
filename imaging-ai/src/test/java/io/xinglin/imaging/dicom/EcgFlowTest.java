package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.EcgPhantom;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A DICOM electrocardiogram through the shipped package to findings, sentences and SR. */
@org.junit.jupiter.api.Tag("REQ-ECG-04")
class EcgFlowTest {
    private static final FolderCatalogue MODELS = FolderCatalogue.open(
            List.of(Path.of(System.getProperty("basedir", ".")).resolve("../models")));

    @TempDir
    Path folder;

    private StoredInstance stored(EcgPhantom phantom) {
        return stored(EcgFixture.of(500, phantom.microvolts(500)));
    }

    private StoredInstance stored(Fixture fixture) {
        Path file = fixture.write(folder);
        return new StoredInstance(new Part10Files().readHeader(file), file);
    }

    private static ImagingResult analyze(StoredInstance... series) {
        var pixels = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer());
        try (var analyzer = new ModelSeriesAnalyzer(
                MODELS,
                pixels,
                new Part10WaveformReader(),
                new OnnxSettings(1, 1, Duration.ofSeconds(1)),
                Clock.systemUTC())) {
            return analyzer.analyze(new DicomUid("2.25.7"), "ecg-rhythm", List.of(series));
        }
    }

    private static Finding finding(ImagingResult result, String label) {
        return result.findings().stream()
                .filter(f -> f.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void electrocardiogramShouldBeRoutedToThePackage() {
        StoredInstance instance = stored(EcgPhantom.sinus(12));

        assertThat(MODELS.route(List.of(instance.header()), Optional.empty()))
                .extracting(m -> m.algorithm().modelId())
                .containsExactly("ecg-rhythm");
    }

    @Test
    void sinusRhythmShouldHaveNoAlarm() {
        ImagingResult result = analyze(stored(EcgPhantom.sinus(36)));

        assertThat(finding(result, "af").positive()).isFalse();
        assertThat(result.findings())
                .filteredOn(f -> f.severity() == Severity.CRITICAL)
                .noneMatch(Finding::positive);
        assertThat(finding(result, "pvc").positive()).isFalse();
        assertThat(result.findingsZh()).contains("II导联", "检出心搏 36 次", "平均心室率 75 次/分");
        assertThat(result.impressionZh()).contains("未提示").doesNotContain("危急值");
    }

    @Test
    void randomRhythmWithoutAtriaShouldBeCalledFibrillation() {
        StoredInstance instance = stored(EcgPhantom.fibrillation(45));

        ImagingResult result = analyze(instance);

        Finding found = finding(result, "af");
        assertThat(found.positive()).isTrue();
        assertThat(found.code().value()).isEqualTo("164889003");
        assertThat(found.evidence())
                .singleElement()
                .satisfies(e -> assertThat(e.sopInstanceUid())
                        .isEqualTo(instance.header().sopInstanceUid()));
        assertThat(result.impressionZh()).contains("提示心房颤动");
        assertThat(result.impressionEn()).contains("atrial fibrillation");
    }

    @Test
    void pauseShouldAlarmWithItsLimitAndSource() {
        ImagingResult result = analyze(stored(EcgPhantom.sinus(12).beats(3.4).regular(12, 0.8)));

        assertThat(finding(result, "pause").positive()).isTrue();
        assertThat(finding(result, "pause").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding(result, "pvc").positive()).isFalse();
        assertThat(result.impressionZh()).startsWith("【危急值报警】长RR间期：3.40 秒（界限 ≥3.00，依据：浙江省心电图危急值标准 1.1");
        assertThat(result.impressionEn()).startsWith("CRITICAL, to be verified: Long RR interval: 3.40 s (limit ≥3.00");
    }

    @Test
    void ratesBeyondTheLimitsShouldAlarm() {
        assertThat(finding(analyze(stored(new EcgPhantom().regular(60, 0.3))), "tachycardia")
                        .positive())
                .isTrue();
        assertThat(finding(analyze(stored(new EcgPhantom().regular(14, 1.9))), "bradycardia")
                        .positive())
                .isTrue();
    }

    @Test
    void prematureBeatsShouldBeCountedAndARunShouldAlarm() {
        var single = EcgPhantom.sinus(12).premature(0.5).beats(1.1).regular(12, 0.8);
        var run = EcgPhantom.sinus(12)
                .premature(0.45)
                .premature(0.4)
                .premature(0.4)
                .premature(0.4)
                .beats(1.1)
                .regular(12, 0.8);

        ImagingResult one = analyze(stored(single));
        ImagingResult four = analyze(stored(run));

        assertThat(finding(one, "pvc").positive()).isTrue();
        assertThat(finding(one, "pvc-run").positive()).isFalse();
        assertThat(one.findingsZh()).contains("疑似室性早搏 1 次");
        assertThat(finding(four, "pvc-run").positive()).isTrue();
        assertThat(four.impressionZh()).startsWith("【危急值报警】疑似室性心动过速（连续室性早搏）：4 个");
    }

    @Test
    void worstRecordingShouldSpeakForTheSeriesAndBeItsEvidence() {
        StoredInstance quiet = stored(EcgPhantom.sinus(12));
        StoredInstance slow =
                stored(EcgFixture.of(500, new EcgPhantom().regular(14, 1.9).microvolts(500))
                        .with(Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.9"));

        ImagingResult result = analyze(quiet, slow);

        assertThat(finding(result, "bradycardia").evidence())
                .extracting(e -> e.sopInstanceUid().value())
                .containsExactly("1.2.826.0.1.9");
        assertThat(result.findingsZh()).contains("第1份：", "第2份：");
    }

    @Test
    void resultShouldBecomeAReportThatRefersToTheWaveform() {
        StoredInstance instance = stored(EcgPhantom.fibrillation(30));
        ImagingResult result = analyze(instance);

        List<StoredInstance> written =
                new DicomResultEncoder().encode(result, List.of(instance), Optional.empty(), folder.resolve("out"));

        assertThat(written)
                .extracting(s -> s.header().sopClassUid().value())
                .containsExactly(StorageClass.COMPREHENSIVE_SR.uid());
        Attributes report = Part10Reader.read(written.get(0).file()).data();
        assertThat(valueTypes(report)).contains("WAVEFORM").doesNotContain("IMAGE");
    }

    private static List<String> valueTypes(Attributes item) {
        var content = item.getSequence(Tag.ContentSequence);
        return Stream.concat(
                        Stream.of(item.getString(Tag.ValueType)),
                        content == null ? Stream.empty() : content.stream().flatMap(i -> valueTypes(i).stream()))
                .toList();
    }

    @Test
    void electrocardiogramShouldBeShownAsATracing() {
        StoredInstance instance = stored(EcgPhantom.sinus(9));
        double peak = EcgPhantom.sinus(9).peaks()[3];

        BufferedImage tracing = new Part10Files().render(instance.file(), 1, null);

        // Two leads of less than ten seconds, a strip each, 25 mm a second, four pixels a millimetre.
        assertThat(tracing.getWidth()).isEqualTo(1000);
        assertThat(tracing.getHeight() % 2).isZero();
        // 1.1 mV above the middle of the first strip, 10 mm a millivolt; half of that in the second.
        assertThat(highestInk(tracing, 0, (int) (100 * peak))).isCloseTo(44, within(6));
        assertThat(highestInk(tracing, 1, (int) (100 * peak))).isCloseTo(22, within(6));
        assertThatThrownBy(() -> new Part10Files().render(instance.file(), 2, null))
                .hasMessage("NOT_FOUND: a waveform has one frame, not 2");
    }

    /** Pixels above the middle of a strip, around a column. */
    private static int highestInk(BufferedImage tracing, int strip, int column) {
        int height = tracing.getHeight() / 2;
        for (int y = 0; y < height; y++) {
            for (int x = column - 2; x <= column + 2; x++) {
                if ((tracing.getRGB(x, strip * height + y) & 0xff) < 0x20) {
                    return height / 2 - y;
                }
            }
        }
        return 0;
    }

    @Test
    void badRecordingsShouldBeNamed() {
        assertThatThrownBy(() -> analyze(stored(EcgFixture.of(500, new float[5000]))))
                .hasMessage("INVALID: the recording is flat: no electrode was on");
        assertThatThrownBy(() -> analyze(stored(
                        EcgFixture.of(500, EcgPhantom.sinus(9).microvolts(500)).with(Tag.Modality, VR.CS, "HD"))))
                .hasMessage("INVALID: the model reads [ECG], not HD");
    }
}
