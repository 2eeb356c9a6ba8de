package io.xinglin.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.ModelStates;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.onnx.OnnxSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-IMG-03")
class ModelSeriesAnalyzerTest {
    private static final DicomUid RESULT = new DicomUid("2.25.42");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static ImagingResult analyze(Phantom phantom, List<StoredInstance> series) {
        try (var analyzer = new ModelSeriesAnalyzer(
                TestModels.catalogue(),
                phantom.pixels(),
                new OnnxSettings(1, 1, Duration.ofSeconds(1)),
                Clock.fixed(NOW, ZoneOffset.UTC))) {
            return analyzer.analyze(RESULT, TestModels.TINY, series);
        }
    }

    private static Finding finding(ImagingResult result, String label) {
        return result.findings().stream()
                .filter(f -> f.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void analyzeShouldFindThePaintedQuadrantOnItsSlices() {
        // Slices 2 to 4 of 5 carry 80 HU in the top right quadrant: feature 1 there, 0 elsewhere.
        var phantom =
                new Phantom().slice(0, -1).slice(5, 1).slice(10, 1).slice(15, 1).slice(20, -1);

        ImagingResult result = analyze(phantom, phantom.instances());

        Finding found = finding(result, "intraparenchymal");
        assertThat(found.probability()).isCloseTo(sigmoid(10), within(1e-4));
        assertThat(found.positive()).isTrue();
        assertThat(found.uid()).isEqualTo(DicomUid.named(RESULT + "/intraparenchymal"));
        // Neighbours are mixed 1/4 1/2 1/4: the middle slice keeps 1, those beside it 3/4.
        assertThat(found.evidence())
                .extracting(e -> e.sopInstanceUid().value())
                .containsExactly("1.2.3.4.3", "1.2.3.4.2", "1.2.3.4.4");
        assertThat(found.evidence().get(1).probability()).isCloseTo(sigmoid(5), within(1e-4));
        assertThat(finding(result, "epidural").positive()).isFalse();
        assertThat(finding(result, "epidural").evidence()).isEmpty();
        assertThat(result.findings()).isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
        assertThat(result.analysedAt()).isEqualTo(NOW);
        assertThat(result.algorithm().modelId()).isEqualTo(TestModels.TINY);
    }

    @Test
    void analyzeShouldWriteTheDraftFromTheTemplates() {
        var phantom =
                new Phantom().slice(0, -1).slice(5, 1).slice(10, 1).slice(15, 1).slice(20, -1);

        ImagingResult result = analyze(phantom, phantom.instances());

        assertThat(result.impressionZh()).isEqualTo("提示脑实质出血（概率50%），见于第3层。");
        assertThat(result.impressionEn()).startsWith("Intraparenchymal hemorrhage (50%), slices 3.");
        assertThat(result.findingsZh()).contains("共5层", "脑实质出血：概率100%，见于第2-4层");
    }

    @Test
    void analyzeShouldSayWhichLabelsAreNotReliable() {
        var phantom = new Phantom().slice(0, 3).slice(5, 3).slice(10, 3);

        ImagingResult result = analyze(phantom, phantom.instances());

        assertThat(result.impressionZh()).isEqualTo("提示颅内出血（概率50%），见于第2层。\n蛛网膜下腔出血：此类训练病例过少，须人工核实。");
    }

    @Test
    void analyzeShouldNotSpeakOfABleedForASubtypeAlone() {
        // One slice of five: any 20 * 1/8 - 5 = -2.5, epidural 20 * 1/2 - 10 = 0.
        var phantom = new Phantom()
                .slice(0, -1)
                .slice(5, -1)
                .slice(10, 0)
                .slice(15, -1)
                .slice(20, -1);

        ImagingResult result = analyze(phantom, phantom.instances());

        assertThat(finding(result, "epidural").positive()).isTrue();
        assertThat(result.impressionZh()).isEqualTo("未见颅内出血（概率8%）。\n硬膜外血肿达到该亚型自身的阈值，请核对。");
    }

    @Test
    void analyzeShouldSaySoWhenThereIsNothing() {
        var phantom = new Phantom().slice(0, -1).slice(5, -1).slice(10, -1);

        ImagingResult result = analyze(phantom, phantom.instances());

        assertThat(result.findings()).hasSize(6).noneMatch(Finding::positive);
        assertThat(result.heatMaps()).isEmpty();
        assertThat(result.impressionZh()).isEqualTo("未见颅内出血（概率1%）。");
    }

    @Test
    void analyzeShouldNotDependOnTheOrderOfTheInstances() {
        var phantom = new Phantom()
                .slice(0, -1)
                .slice(5, 0)
                .slice(10, 0)
                .slice(15, -1)
                .slice(20, 3);
        List<StoredInstance> shuffled = new ArrayList<>(phantom.instances());
        Collections.reverse(shuffled);
        Collections.swap(shuffled, 0, 2);

        ImagingResult one = analyze(phantom, phantom.instances());
        ImagingResult other = analyze(phantom, shuffled);

        assertThat(other.findings()).isEqualTo(one.findings());
    }

    @Test
    void analyzeShouldTurnAMirroredPictureAndItsHeatMapBack() {
        // Columns run to the patient's right: the stored top left is the top right as radiologists look at it.
        double[] mirrored = {-1, 0, 0, 0, 1, 0};
        var phantom = new Phantom();
        for (int i = 0; i < 3; i++) {
            phantom.slice(new double[] {0, 0, i * 5}, mirrored, 0, "CT");
        }

        ImagingResult result = analyze(phantom, phantom.instances());

        assertThat(finding(result, "intraparenchymal").positive()).isTrue();
        assertThat(finding(result, "epidural").positive()).isFalse();
        HeatMap map = result.heatMaps().get(0);
        assertThat(map.values()[0]).isCloseTo(1f, within(1e-3f));
        assertThat(map.values()[map.width() - 1]).isLessThan(0.01f);
    }

    @Test
    void analyzeShouldLeaveOutAScoutInTheSameSeries() {
        var phantom = new Phantom().slice(0, 1).slice(5, 1).slice(10, 1);
        phantom.slice(new double[] {0, 0, 0}, new double[] {0, 1, 0, 0, 0, -1}, 3, "CT");

        assertThat(analyze(phantom, phantom.instances()).findingsZh()).contains("共3层");
    }

    @Test
    void analyzeShouldNoteMissingAndRepeatedSlices() {
        var phantom = new Phantom()
                .slice(0, -1)
                .slice(5, -1)
                .slice(10, -1)
                .slice(10, -1)
                .slice(25, -1)
                .slice(30, -1);

        String text = analyze(phantom, phantom.instances()).findingsZh();

        assertThat(text).contains("缺层，最大间隔15.0 mm", "有1个层面与其他层面位置重复");
    }

    @Test
    void analyzeShouldRefuseTheWrongModality() {
        var phantom = new Phantom().slice(new double[] {0, 0, 0}, Phantom.AXIAL, 1, "MR");

        assertThatThrownBy(() -> analyze(phantom, phantom.instances()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("INVALID: the model reads [CT], not MR");
    }

    @Test
    void analyzeShouldPassOnThatPixelsAreBroken() {
        var phantom = new Phantom().slice(0, 1);
        List<StoredInstance> series = new ArrayList<>(phantom.instances());
        series.add(new StoredInstance(Phantom.header("1.2.3.4", 9, "HEAD", "CT"), Path.of("cut")));

        assertThatThrownBy(() -> analyze(phantom, series)).hasMessage("INVALID: pixel data is cut short");
    }

    @Test
    @Tag("REQ-PIX-04")
    void analyzeShouldLeaveOutADamagedSliceAndSaySo() {
        var phantom = new Phantom().slice(0, 1).slice(5, 2).slice(10, 3);
        List<StoredInstance> series = new ArrayList<>(phantom.instances());
        series.add(new StoredInstance(Phantom.header("1.2.3.4", 9, "HEAD", "CT"), Path.of("cut")));

        ImagingResult result = analyze(phantom, series);

        assertThat(result.findingsZh()).contains("1个层面损坏或不完整，已略去：#9。");
        assertThat(result.findings())
                .isEqualTo(analyze(phantom, phantom.instances()).findings());
    }

    @Test
    void analyzeShouldRefuseTwoSeriesAtOnce() {
        var phantom = new Phantom().slice(0, 1);
        List<StoredInstance> series = new ArrayList<>(phantom.instances());
        series.add(new StoredInstance(Phantom.header("1.2.3.5", 1, "HEAD", "CT"), Path.of("slice-1")));

        assertThatThrownBy(() -> analyze(phantom, series)).hasMessage("INVALID: expected images of one series, got 2");
    }

    @Test
    void analyzeShouldNotKnowEveryModel() {
        var phantom = new Phantom().slice(0, 1);
        try (var analyzer = new ModelSeriesAnalyzer(
                TestModels.catalogue(),
                phantom.pixels(),
                new OnnxSettings(1, 1, Duration.ofSeconds(1)),
                Clock.fixed(NOW, ZoneOffset.UTC))) {
            assertThatThrownBy(() -> analyzer.analyze(RESULT, "none", phantom.instances()))
                    .hasMessage("NOT_FOUND: no model none");
        }
    }

    @Test
    @Tag("REQ-IMG-23")
    void oneVersionShouldBeAskedForByNameAndOpenAgainAfterItWasLetGo(@TempDir Path models) {
        var phantom = new Phantom().slice(0, 1).slice(5, 1);
        TestModels.copyOfTiny(models);
        var catalogue = FolderCatalogue.open(List.of(models));
        try (var analyzer = new ModelSeriesAnalyzer(
                catalogue,
                phantom.pixels(),
                new OnnxSettings(1, 1, Duration.ofSeconds(1)),
                Clock.fixed(NOW, ZoneOffset.UTC))) {
            var first = analyzer.analyze(RESULT, TestModels.TINY, "1.0.0", phantom.instances());
            catalogue
                    .states()
                    .set(new ModelStates.Mark(ModelStates.Kind.WITHDRAWN, TestModels.TINY, "1.0.0", "test", NOW));
            analyzer.release();
            assertThat(analyzer.engine().timeInside()).isZero();

            assertThat(analyzer.analyze(RESULT, TestModels.TINY, "1.0.0", phantom.instances())
                            .findings())
                    .isEqualTo(first.findings());
            assertThatThrownBy(() -> analyzer.analyze(RESULT, TestModels.TINY, phantom.instances()))
                    .hasMessage("NOT_FOUND: no model tiny-ct");
            assertThatThrownBy(() -> analyzer.analyze(RESULT, TestModels.TINY, "9.0.0", phantom.instances()))
                    .hasMessage("NOT_FOUND: no model tiny-ct 9.0.0");
        }
    }

    @Test
    @Tag("REQ-VOL-08")
    void aBrokenSliceShouldBeLeftOutByNameAndTheRestGoOn() {
        var phantom =
                new Phantom().slice(0, -1).slice(5, 1).slice(10, 1).slice(15, 1).slice(20, -1);
        List<StoredInstance> series = new ArrayList<>(phantom.instances());
        series.add(1, new StoredInstance(Phantom.header("1.2.3.4", 9, "HEAD", "CT"), Path.of("cut-short")));

        ImagingResult result = analyze(phantom, series);

        assertThat(finding(result, "intraparenchymal").positive()).isTrue();
        assertThat(result.findingsZh()).contains("共5层", "1个层面损坏或不完整，已略去：#9。");
    }

    @Test
    @Tag("REQ-VOL-08")
    void aSeriesOfMostlyBrokenSlicesShouldBeRefused() {
        var phantom = new Phantom().slice(0, -1);
        List<StoredInstance> series = new ArrayList<>(phantom.instances());
        for (int i = 2; i < 5; i++) {
            series.add(new StoredInstance(Phantom.header("1.2.3.4", i, "HEAD", "CT"), Path.of("cut-short")));
        }

        assertThatThrownBy(() -> analyze(phantom, series)).hasMessageContaining("pixel data is cut short");
    }
}
