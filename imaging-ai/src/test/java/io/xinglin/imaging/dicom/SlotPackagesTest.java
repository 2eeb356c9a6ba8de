package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelInput;
import io.xinglin.imaging.model.TaskKind;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.onnx.RandomNetwork;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import io.xinglin.imaging.series.PackageCheck;
import io.xinglin.imaging.series.PackageCompletion;
import io.xinglin.imaging.series.PackageInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages of {@code models/} that await weights, alone and with networks of random weights. */
@org.junit.jupiter.api.Tag("REQ-WSI-03")
class SlotPackagesTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("basedir", ".")).resolve("../models");

    @TempDir
    Path folder;

    private static InstalledModel slot(String id) {
        return FolderCatalogue.open(List.of(SHIPPED)).slots().stream()
                .filter(s -> s.algorithm().modelId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Path network(InstalledModel slot, long seed) {
        ModelInput input = slot.manifest().input();
        Path file = folder.resolve(slot.algorithm().modelId() + seed + ".onnx");
        return slot.manifest().task() == TaskKind.IMAGE_REGRESSION
                ? RandomNetwork.value(file, seed, input.channels(), input.size())
                : RandomNetwork.classifier(
                        file,
                        seed,
                        input.channels(),
                        input.size(),
                        slot.manifest().labels().size());
    }

    /** The site's folder with the completed package in it, before the product's own. */
    private FolderCatalogue completed(String id, long seed) {
        InstalledModel slot = slot(id);
        Path delivered = PackageCompletion.complete(
                slot, network(slot, seed), "1.0.0", "site-trial", folder.resolve("delivered" + seed));
        PackageCheck check = PackageCheck.of(delivered);
        assertThat(check.faults()).isEmpty();
        Path site = folder.resolve("site" + seed);
        PackageInstallation.install(check, site);
        return FolderCatalogue.open(List.of(site, SHIPPED));
    }

    private static ImagingResult analyze(FolderCatalogue catalogue, String model, List<StoredInstance> series) {
        var pixels = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer(), new Part10SlideReader());
        try (var analyzer = new ModelSeriesAnalyzer(
                catalogue, pixels, new OnnxSettings(1, 1, Duration.ofSeconds(5)), Clock.systemUTC())) {
            return analyzer.analyze(new DicomUid("2.25.9"), model, series);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"esophagus", "cervix-tz", "lymph-node-wsi", "bone-age"})
    void slotShouldBeListedAndNeverRun(String id) {
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(SHIPPED));

        assertThat(catalogue.awaiting())
                .extracting(p -> p.algorithm().modelId())
                .contains(id);
        assertThat(catalogue.refused()).isEmpty();
        assertThat(catalogue.find(id)).isEmpty();
        assertThat(catalogue.packages())
                .extracting(p -> p.algorithm().modelId())
                .doesNotContain(id);
        PackageCheck check = PackageCheck.of(slot(id).summary().folder());
        assertThat(check.awaiting()).isTrue();
        assertThatThrownBy(() -> PackageInstallation.install(check, folder)).hasMessageContaining("awaits weights");
        assertThatThrownBy(() -> analyze(catalogue, id, List.of(endoscopy(200, 90, 80))))
                .hasMessage("NOT_FOUND: no model " + id);
        assertThat(catalogue.route(List.of(endoscopy(200, 90, 80).header()), Optional.empty()))
                .extracting(p -> p.algorithm().modelId())
                .doesNotContain(id);
        assertThat(catalogue.routeRefused(List.of(endoscopy(200, 90, 80).header()), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"esophagus", "cervix-tz", "lymph-node-wsi", "bone-age"})
    void cardShouldSayWhatASiteMustBringAndThePackageWhatMustBeReached(String id) {
        InstalledModel slot = slot(id);

        assertThat(slot.summary().card()).contains("医院需要提供", "a hospital must bring", "labels.csv", "complete " + id);
        assertThat(slot.manifest().acceptance()).isNotEmpty();
        assertThat(slot.manifest().report().positiveZh()).contains("{labels}");
    }

    /** 64 x 48 of one colour. */
    private StoredInstance endoscopy(int red, int green, int blue) {
        int[] values = new int[64 * 48 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = new int[] {red, green, blue}[i % 3];
        }
        return SlideFixture.stored(
                Fixture.bytes(64, 48, 3, "RGB", values)
                        .with(Tag.SOPClassUID, VR.UI, UID.VLEndoscopicImageStorage)
                        .with(Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.9." + red)
                        .with(Tag.Modality, VR.CS, "ES")
                        .with(Tag.InstanceNumber, VR.IS, "3")
                        .with(Tag.StudyDescription, VR.LO, "胃镜 食管")
                        .charset("ISO_IR 192"),
                folder);
    }

    @Test
    void oesophagusShouldAnswerOfTheLesionAloneAndLeaveTheRestOfTheProbabilityToItsFilter() {
        FolderCatalogue catalogue = completed("esophagus", 1);
        StoredInstance picture = endoscopy(200, 90, 80);

        assertThat(catalogue.awaiting())
                .extracting(p -> p.algorithm().modelId())
                .doesNotContain("esophagus");
        assertThat(catalogue.route(List.of(picture.header()), Optional.empty()))
                .extracting(p -> p.algorithm().modelId())
                .contains("esophagus");
        ImagingResult one = analyze(catalogue, "esophagus", List.of(picture));
        assertThat(one.findings()).extracting(Finding::label).containsExactly("lesion");
        assertThat(one.findings().get(0).probability()).isStrictlyBetween(0.0, 1.0);
        // Other weights, another answer: it is the network's.
        ImagingResult other = analyze(completed("esophagus", 2), "esophagus", List.of(picture));
        assertThat(other.findings().get(0).probability())
                .isNotEqualTo(one.findings().get(0).probability());
        for (ImagingResult result : List.of(one, other)) {
            boolean positive = result.findings().get(0).positive();
            assertThat(result.impressionZh()).startsWith(positive ? "提示食管可疑病变" : "所见食管图像未提示可疑病变");
            assertThat(result.heatMaps()).hasSize(positive ? 1 : 0);
        }
    }

    @Test
    void transformationZoneShouldBeOneOfThreeTypes() {
        ImagingResult result = analyze(completed("cervix-tz", 3), "cervix-tz", List.of(endoscopy(190, 120, 120)));

        assertThat(result.findings())
                .extracting(Finding::label)
                .containsExactlyInAnyOrder("type-1", "type-2", "type-3");
        assertThat(result.findings().stream().mapToDouble(Finding::probability).sum())
                .isCloseTo(1, within(1e-6));
    }

    private StoredInstance hand(String sex, String born) {
        int[] values = new int[60 * 80];
        Arrays.setAll(values, i -> i % 60 * 50);
        return SlideFixture.stored(
                Fixture.gray(60, values)
                        .with(Tag.SOPClassUID, VR.UI, UID.DigitalXRayImageStorageForPresentation)
                        .with(Tag.Modality, VR.CS, "DX")
                        .with(Tag.PatientSex, VR.CS, sex)
                        .with(Tag.PatientBirthDate, VR.DA, born)
                        .with(Tag.StudyDate, VR.DA, "20260601")
                        .with(Tag.StudyTime, VR.TM, "120000"),
                folder);
    }

    private static double months(ImagingResult result) {
        Lesion measured = result.lesions().get(0);
        assertThat(measured.measurements().get(0).unit().value()).isEqualTo("mo");
        return measured.measurements().get(0).value();
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-WSI-05")
    void boneAgeShouldBeToldBySexAndHeldAgainstTheAge() {
        FolderCatalogue catalogue = completed("bone-age", 4);

        ImagingResult girl = analyze(catalogue, "bone-age", List.of(hand("F", "20240601")));
        ImagingResult boy = analyze(catalogue, "bone-age", List.of(hand("M", "20240601")));

        // The network adds 6 months for a boy; both are far older than the two years they have.
        assertThat(months(boy) - months(girl)).isCloseTo(6, within(1e-3));
        assertThat(girl.findings().get(0).label()).isEqualTo("advanced");
        assertThat(girl.findings().get(0).positive()).isTrue();
        assertThat(girl.findings().get(0).evidence()).hasSize(1);
        assertThat(girl.impressionZh()).startsWith("骨龄提前：骨龄约 ").contains("实际年龄 2岁0个月");
        assertThat(girl.findings().get(1).positive()).isFalse();
        double own = months(girl);
        String born = LocalDate.of(2026, 6, 1)
                .minusDays(Math.round(own * 365.25 / 12))
                .format(DateTimeFormatter.BASIC_ISO_DATE);
        ImagingResult fitting = analyze(catalogue, "bone-age", List.of(hand("F", born)));
        assertThat(fitting.findings()).noneMatch(Finding::positive);
        assertThat(fitting.impressionEn()).contains("within the limit").contains("by +0 months");
        assertThat(analyze(catalogue, "bone-age", List.of(hand("F", ""))).impressionZh())
                .contains("未与实际年龄比较");
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-WSI-05")
    void boneAgeShouldNotBeGuessedWithoutTheSex() {
        FolderCatalogue catalogue = completed("bone-age", 4);

        assertThatThrownBy(() -> analyze(catalogue, "bone-age", List.of(hand("", "20240601"))))
                .hasMessageStartingWith("INVALID: the model needs the patient's sex");
    }

    /** White glass with a square of stained tissue. */
    private static SlideFixture.Paint tissue(int from, int to) {
        return (x, y) ->
                x >= from && x < to && y >= from && y < to ? (150 + x % 60) << 16 | (60 + y % 50) << 8 | 150 : 0xf4f4f4;
    }

    private List<StoredInstance> slide() {
        return List.of(
                SlideFixture.stored(new SlideFixture(2048, 1536, 256, 0.5, tissue(512, 1280)).full(), folder),
                SlideFixture.stored(new SlideFixture(256, 192, 256, 4, tissue(64, 160)).full(), folder));
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-WSI-02")
    void slideShouldGetAMapHotRegionsAndDicomObjects() throws IOException {
        completed("lymph-node-wsi", 8);
        Path site = folder.resolve("site8");
        Files.writeString(
                site.resolve("overrides.yaml"),
                "lymph-node-wsi: {thresholds: {tumour: {value: 0.05, reason: whatever the weights are}}}");
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(site, SHIPPED));
        List<StoredInstance> levels = slide();

        ImagingResult result = analyze(catalogue, "lymph-node-wsi", levels);

        ModelPackage used = catalogue.find("lymph-node-wsi").orElseThrow();
        assertThat(result.algorithm()).isEqualTo(used.algorithm());
        Finding tumour = result.findings().get(0);
        assertThat(tumour.positive()).isTrue();
        assertThat(result.lesions()).isNotEmpty();
        assertThat(result.lesions().get(0).probability()).isEqualTo(tumour.probability());
        // The map, its regions and the evidence lie on the one frame of the lowest level.
        DicomUid lowest = levels.get(1).header().sopInstanceUid();
        assertThat(tumour.evidence())
                .extracting(e -> e.sopInstanceUid(), e -> e.frame())
                .containsExactly(tuple(lowest, 1));
        assertThat(result.heatMaps()).singleElement().satisfies(map -> {
            assertThat(map.width()).isEqualTo(19);
            assertThat(map.values()[0]).isZero();
            assertThat(map.values()[7 * map.width() + 7]).isGreaterThan(0);
        });
        assertThat(result.regions()).isNotEmpty().allSatisfy(region -> {
            // 64..160 is tissue; a tile of 28 pixels of this level may reach beyond it.
            assertThat(region.box().left()).isGreaterThan(64 - 28);
            assertThat(region.box().right()).isLessThan(160 + 28);
            assertThat(region.size().unit()).isEqualTo(RegionSize.Unit.MILLIMETRE);
            assertThat(region.lesion()).isPresent();
        });
        assertThat(result.findingsZh()).contains("全切片图像 2048×1536 像素，0.50 μm/像素", "淋巴结转移癌热区 1");
        assertThat(result.impressionZh()).contains("热区 " + result.lesions().size() + " 处");
        Path out = folder.resolve("out");
        List<StoredInstance> objects = new DicomResultEncoder().encode(result, levels, Optional.empty(), out);
        assertThat(objects)
                .hasSize(3)
                .allSatisfy(o -> assertThat(Files.size(o.file())).isPositive());
    }

    @Test
    @org.junit.jupiter.api.Tag("REQ-WSI-02")
    void emptyGlassShouldBeNoNegative() {
        FolderCatalogue catalogue = completed("lymph-node-wsi", 8);
        var glass = SlideFixture.stored(new SlideFixture(600, 500, 256, 0.5, (x, y) -> 0xf4f4f4).full(), folder);

        assertThatThrownBy(() -> analyze(catalogue, "lymph-node-wsi", List.of(glass)))
                .hasMessage("INVALID: no tissue was found on the slide");
    }
}
