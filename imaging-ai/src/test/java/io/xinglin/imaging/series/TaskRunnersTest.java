package io.xinglin.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.onnx.OnnxSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages below {@code tasks}, one of each kind of picture task; their arithmetic is in make_task_models.py. */
@Tag("REQ-IMG-11")
class TaskRunnersTest {
    private static final DicomUid RESULT = new DicomUid("2.25.42");

    private static ImagingResult analyze(String model, PicturePhantom pictures) {
        try (var analyzer = new ModelSeriesAnalyzer(
                TestModels.tasks(),
                pictures.pixels(),
                new OnnxSettings(1, 1, Duration.ofSeconds(1)),
                Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC))) {
            return analyzer.analyze(RESULT, model, pictures.instances());
        }
    }

    private static Finding finding(ImagingResult result, String label) {
        return result.findings().stream()
                .filter(f -> f.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-image", "tiny-mask", "tiny-box"})
    void runnerShouldAnswerAsTheSelfTestSays(String id) {
        assertThat(SelfTest.faults(TestModels.tasks().installed(id).orElseThrow()))
                .isEmpty();
    }

    @Test
    void classesShouldExcludeEachOtherAndTheNormalOneShouldBeNoFinding() {
        // Logits 0, -10 + 20 * 0 = -10 and -10 + 20 * 0.6 = 2.
        ImagingResult result = analyze("tiny-image", new PicturePhantom("US").colour(0.6f, 0, 0));

        double sum = 1 + Math.exp(-10) + Math.exp(2);
        assertThat(result.findings()).extracting(Finding::label).containsExactly("high", "low");
        assertThat(finding(result, "high").probability()).isCloseTo(Math.exp(2) / sum, within(1e-5));
        assertThat(finding(result, "high").positive()).isTrue();
        assertThat(finding(result, "low").positive()).isFalse();
        assertThat(result.impressionZh()).isEqualTo("提示高级别（概率88%），第1幅。");
        assertThat(result.findingsZh()).contains("共1幅图像", "高级别：概率88%，见于第1幅");
    }

    @Test
    void worstPictureShouldSpeakForTheSeries() {
        var pictures =
                new PicturePhantom("US").colour(0, 0, 0.9f).colour(0.7f, 0, 0).colour(0, 0, 0);

        ImagingResult result = analyze("tiny-image", pictures);

        assertThat(finding(result, "high").evidence())
                .singleElement()
                .satisfies(e -> assertThat(e.sopInstanceUid().value()).isEqualTo("1.2.3.4.2"));
        assertThat(result.impressionEn()).isEqualTo("High (98%), image 2.");
        assertThat(result.findingsZh()).contains("共3幅图像").doesNotContain("缺少层面位置信息");
    }

    @Test
    void negativeSentenceShouldNameTheLabelItsProbabilityBelongsTo() {
        // Logits 0, -10, -2: the more probable of the two findings is "high", below its threshold of 0.3.
        ImagingResult result = analyze("tiny-image", new PicturePhantom("US").colour(0.4f, 0, 0));

        assertThat(result.findings()).noneMatch(Finding::positive);
        assertThat(result.impressionZh()).isEqualTo("未见异常（高级别概率12%）。");
        assertThat(result.heatMaps()).isEmpty();
    }

    @Test
    void heatMapShouldBeThatOfTheLabelFoundAndCoverTheWholePicture() {
        // 32 wide, 16 high, red in the right quarter: the middle square 8..23 sees nothing of it; red in its right half
        // does.
        ImagingResult result = analyze("tiny-image", new PicturePhantom("US").redRightOf(32, 16, 12));

        HeatMap map = result.heatMaps().get(0);
        assertThat(map.width()).isEqualTo(8);
        assertThat(map.height()).isEqualTo(4);
        assertThat(map.values()[0]).isLessThan(0.01f);
        assertThat(map.values()[5]).isCloseTo(1f, within(1e-3f));
        // Outside the square nothing is known: as little as anywhere.
        assertThat(map.values()[7]).isLessThan(0.01f);
    }

    @Test
    void maskShouldMakeAFindingAndItsHeatMap() {
        // 32 x 32 with the top left 8 x 8 at 0.9: 16 of 256 cells of the square, the strongest three at 20 * 0.9 - 10 =
        // 8.
        ImagingResult result = analyze("tiny-mask", new PicturePhantom("US").grey(32, 32, 8, 0.9f));

        assertThat(finding(result, "lesion").probability()).isCloseTo(1 / (1 + Math.exp(-8)), within(1e-4));
        HeatMap map = result.heatMaps().get(0);
        assertThat(map.values()[0]).isCloseTo(1f, within(1e-3f));
        assertThat(map.values()[map.values().length - 1]).isLessThan(0.01f);
    }

    @Test
    @Tag("REQ-IMG-19")
    void maskShouldBecomeARegionOfTheStoredPicture() {
        // The square of 16 has logit 8 in its top left 4 x 4 cells and -10 beside them; doubled, the eighth pixel is a
        // quarter
        // of the way to the next cell: 3.5, the ninth at three quarters: -5.5.
        ImagingResult result = analyze("tiny-mask", new PicturePhantom("US").grey(32, 32, 8, 0.9f));

        Region region = result.regions().get(0);
        assertThat(result.regions()).hasSize(1);
        assertThat(region.findingUid()).isEqualTo(finding(result, "lesion").uid());
        assertThat(region.sopInstanceUid().value()).isEqualTo("1.2.3.4.1");
        assertThat(region.probability()).isEqualTo(finding(result, "lesion").probability());
        assertThat(region.columns()).isEqualTo(32);
        assertThat(region.box()).isEqualTo(new Box(0, 0, 8, 8));
        assertThat(region.maskIfDrawn().orElseThrow().pixels().get(7 * 32 + 7)).isTrue();
        assertThat(region.size().unit()).isEqualTo(RegionSize.Unit.PIXEL);
        assertThat(region.size().pixels()).isEqualTo(64);
    }

    @Test
    @Tag("REQ-IMG-19")
    void pictureWithoutAFindingShouldHaveNoRegion() {
        ImagingResult result = analyze(
                "tiny-mask", new PicturePhantom("US").grey(32, 32, 8, 0.4f).grey(32, 32, 8, 0.9f));

        assertThat(result.regions())
                .extracting(region -> region.sopInstanceUid().value())
                .containsExactly("1.2.3.4.2");
        assertThat(analyze("tiny-mask", new PicturePhantom("US").grey(32, 32, 8, 0.4f))
                        .regions())
                .isEmpty();
    }

    @Test
    @Tag("REQ-IMG-19")
    void boxesShouldBecomeRegionsOfTheStoredPicture() {
        ImagingResult result = analyze("tiny-box", new PicturePhantom("US").grey(32, 32, 16, 0.8f));

        Region region = result.regions().get(0);
        assertThat(result.regions()).hasSize(1);
        assertThat(region.box()).isEqualTo(new Box(0, 0, 16, 16));
        assertThat(region.maskIfDrawn()).isEmpty();
        assertThat(region.probability()).isCloseTo(1 / (1 + Math.exp(-6)), within(1e-4));
    }

    @Test
    void boxShouldMakeAFindingAndItsHeatMap() {
        // The top left quadrant is filled with 0.8: score 20 * 0.8 - 10 = 6.
        ImagingResult result = analyze("tiny-box", new PicturePhantom("US").grey(32, 32, 16, 0.8f));

        assertThat(finding(result, "lesion").probability()).isCloseTo(1 / (1 + Math.exp(-6)), within(1e-4));
        HeatMap map = result.heatMaps().get(0);
        assertThat(map.values()[0]).isCloseTo(1f, within(1e-3f));
        assertThat(map.values()[map.width() - 1]).isLessThan(0.01f);
    }

    @Test
    @Tag("REQ-IMG-19")
    void resultShouldKeepABoundedNumberOfRegions() {
        var pictures = new PicturePhantom("US");
        for (int i = 0; i < 40; i++) {
            pictures.grey(32, 32, 32, 0.9f);
        }

        // Four boxes on each picture.
        assertThat(analyze("tiny-box", pictures).regions()).hasSize(128);
    }

    @Test
    void wrongModalityShouldBeRefused() {
        assertThatThrownBy(() -> analyze("tiny-image", new PicturePhantom("MR").colour(0, 0, 0)))
                .hasMessage("INVALID: the model reads [US, CT], not MR");
    }
}
