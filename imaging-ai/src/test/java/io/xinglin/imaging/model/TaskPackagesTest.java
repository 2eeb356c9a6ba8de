package io.xinglin.imaging.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.imaging.assessment.AssessmentUse;
import io.xinglin.imaging.picture.Fit;
import io.xinglin.imaging.series.Phantom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schema and catalogue of the picture tasks. */
@Tag("REQ-IMG-11")
class TaskPackagesTest {
    @TempDir
    Path models;

    private Path copy(String id) throws IOException {
        Path target = models.resolve(id).resolve("1.0.0");
        Files.createDirectories(target);
        try (var files = Files.list(TestModels.tasksFolder().resolve(id).resolve("1.0.0"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
        return target;
    }

    private static void replace(Path file, String old, String with) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, with));
    }

    @Test
    @Tag("REQ-OBJ-05")
    void packageShouldNameItsRulesAndASiteSwitchThemOff() throws IOException {
        Path folder = copy("tiny-image");
        Path yaml = folder.resolve("package.yaml");
        String label = "high";
        replace(
                yaml,
                "\nrouting:",
                "\nassessment: [{rule: bi-rads-bands, label: " + label + "}, {rule: risk-by-severity}]\nrouting:");
        replace(yaml, "\noutputs:\n", "\noutputs:\n  contours: true\n");

        ResultRules rules = rules(models);
        assertThat(rules.contours()).isTrue();
        assertThat(rules.assessments())
                .containsExactly(new AssessmentUse("bi-rads-bands", label), new AssessmentUse("risk-by-severity", ""));
        Files.writeString(models.resolve("overrides.yaml"), "tiny-image: {rulesOff: {bi-rads-bands: graded by hand}}");
        assertThat(rules(models).assessments()).containsExactly(new AssessmentUse("risk-by-severity", ""));
        replace(yaml, "label: " + label + "}, {rule: risk-by-severity}", "label: none}, {rule: lung-rads}, {rule: x}");
        assertThat(FolderCatalogue.open(List.of(models)).refused().toString())
                .contains("must be the key of a label that is a finding")
                .contains("is required for lung-rads")
                .contains("must be one of");
    }

    private static ResultRules rules(Path models) {
        return FolderCatalogue.open(List.of(models))
                .installed("tiny-image")
                .orElseThrow()
                .manifest()
                .rules();
    }

    @Test
    void packageShouldBeReadWithTaskHeadInputLimitsAndVerification() {
        FolderCatalogue catalogue = TestModels.tasks();
        ModelManifest manifest = catalogue.installed("tiny-image").orElseThrow().manifest();

        assertThat(catalogue.refused()).isEmpty();
        assertThat(manifest.task()).isEqualTo(TaskKind.IMAGE_CLASSIFICATION);
        assertThat(manifest.head()).isEqualTo(Head.SOFTMAX);
        assertThat(manifest.input().channels()).isEqualTo(3);
        assertThat(manifest.input().fit()).isEqualTo(Fit.CROP);
        assertThat(manifest.input().window()).isEmpty();
        assertThat(manifest.limits()).isEqualTo(new Limits(2, Duration.ofMinutes(1), 2, Limits.Gathering.NONE));
        assertThat(manifest.labels()).extracting(OutputLabel::finding).containsExactly(false, true, true);
        Verification verification = manifest.verification().orElseThrow();
        assertThat(verification.holdout()).contains(new Verification.Holdout("patient", 2, 0));
        assertThat(verification.truths().get(2).values()).containsExactly("high", "worst");
    }

    @Test
    void everyFaultOfATaskShouldBeNamed() throws IOException {
        Path yaml = copy("tiny-image").resolve("package.yaml");
        replace(
                yaml,
                "channels: 3, fit: crop",
                "channels: 2, fit: squeeze, filter: sepia, normalisation: [{mean: 0, deviation: 0}]");
        replace(yaml, "head: softmax", "head: hard");
        replace(yaml, "failures: 2", "failures: 0");
        replace(yaml, "    low: {column: class, values: [low]}", "    else: {column: class, values: [low]}");
        replace(yaml, "fold: 0", "fold: 2");

        assertThat(FolderCatalogue.open(List.of(models)).refused())
                .singleElement()
                .asString()
                .contains(
                        "input.channels: must be 1 or 3",
                        "input.fit: must be pad, crop, stretch or content",
                        "input.filter: must be one of none, ben-graham",
                        "input.normalisation[0].deviation: must be a number",
                        "outputs.head: must be sigmoid, softmax or ordinal",
                        "limits.failures: must be a number from 1 to 1000",
                        "verification.truth.low: required section is missing",
                        "verification.truth.else: the model has no such label",
                        "verification.holdout.fold: must be a number from 0 to 1");
    }

    @Test
    void taskShouldBeOneOfTheClosedSetAndHaveItsNetwork() throws IOException {
        replace(copy("tiny-mask").resolve("package.yaml"), "task: image-segmentation", "task: palm-reading");
        replace(copy("tiny-box").resolve("package.yaml"), "role: image}", "role: slice}");

        assertThat(FolderCatalogue.open(List.of(models)).refused())
                .anySatisfy(fault ->
                        assertThat(fault).contains("task: must be one of series-classification, image-classification"))
                .anySatisfy(
                        fault -> assertThat(fault).contains("files: exactly one file must have the role image, not 0"));
    }

    @Test
    @Tag("REQ-IMG-19")
    void suppressionShouldBeForBoxesAlone() throws IOException {
        Path yaml = copy("tiny-box").resolve("package.yaml");
        assertThat(suppression("tiny-box")).isEmpty();
        replace(yaml, "  head: sigmoid", "  head: sigmoid\n  suppression: {}");
        assertThat(suppression("tiny-box")).hasValue(0.5);
        replace(yaml, "suppression: {}", "suppression: {overlap: 0.3}");
        assertThat(suppression("tiny-box")).hasValue(0.3);

        replace(copy("tiny-mask").resolve("package.yaml"), "  head: sigmoid", "  head: sigmoid\n  suppression: {}");
        assertThat(FolderCatalogue.open(List.of(models)).refused())
                .singleElement()
                .asString()
                .contains("outputs.suppression: is for image-detection alone");
    }

    private OptionalDouble suppression(String id) {
        return FolderCatalogue.open(List.of(models))
                .installed(id)
                .orElseThrow()
                .manifest()
                .suppression();
    }

    @Test
    void headsShouldBelongToTheirTasks() throws IOException {
        replace(copy("tiny-box").resolve("package.yaml"), "head: sigmoid", "head: softmax");

        assertThat(FolderCatalogue.open(List.of(models)).refused())
                .singleElement()
                .asString()
                .contains("outputs.head: must be sigmoid for image-detection");
    }

    @Test
    void gradesShouldNeverGrowMoreProbable() {
        List<Calibration> none = List.of(Calibration.NONE, Calibration.NONE, Calibration.NONE);

        double[] p = Head.ORDINAL.probabilities(new float[] {2, -1, 1}, none);

        assertThat(p[0]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-9));
        assertThat(p[1]).isCloseTo(1 / (1 + Math.exp(1)), within(1e-9));
        assertThat(p[2]).isEqualTo(p[1]);
        assertThat(Head.ORDINAL.together(List.of(new double[] {0.9, 0.1, 0}, new double[] {0.2, 0.2, 0.2})))
                .containsExactly(0.9, 0.2, 0.2);
    }

    @Test
    void siteShouldSetItsOwnLimits() throws IOException {
        copy("tiny-image");
        Files.writeString(
                models.resolve("overrides.yaml"),
                "tiny-image: {limits: {seconds: 5, gatherPictures: 16, gatherMilliseconds: 5}}");

        assertThat(FolderCatalogue.open(List.of(models))
                        .installed("tiny-image")
                        .orElseThrow()
                        .manifest()
                        .limits())
                .isEqualTo(new Limits(2, Duration.ofSeconds(5), 2, new Limits.Gathering(16, Duration.ofMillis(5))));
    }

    @Test
    @Tag("REQ-IMG-15")
    void withdrawnVersionShouldGetNothingAndTheOlderOneTakeOver() throws IOException {
        copy("tiny-image");
        Path newer = models.resolve("tiny-image/1.1.0");
        Files.createDirectories(newer);
        try (var files = Files.list(newer.resolveSibling("1.0.0"))) {
            for (Path file : files.toList()) {
                Files.copy(file, newer.resolve(file.getFileName()));
            }
        }
        replace(newer.resolve("package.yaml"), "version: 1.0.0", "version: 1.1.0");
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(models));
        var ultrasound = List.of(Phantom.header("1.2.3.4", 1, "BREAST", "US"));
        assertThat(catalogue.route(ultrasound, Optional.empty()))
                .singleElement()
                .satisfies(m -> assertThat(m.algorithm().version()).isEqualTo("1.1.0"));

        withdraw("1.1.0");
        assertThat(catalogue.route(ultrasound, Optional.empty()))
                .singleElement()
                .satisfies(m -> assertThat(m.algorithm().version()).isEqualTo("1.0.0"));

        withdraw("1.0.0");
        assertThat(catalogue.route(ultrasound, Optional.empty())).isEmpty();
        assertThat(catalogue.find("tiny-image")).isEmpty();
        assertThat(catalogue
                        .explain(ultrasound, Optional.empty())
                        .get("tiny-image")
                        .reason())
                .isEqualTo("withdrawn: too many false marks");
        assertThat(catalogue.installed("tiny-image", "1.1.0")).isPresent();
    }

    private void withdraw(String version) {
        new FolderStates(models)
                .set(new ModelStates.Mark(
                        ModelStates.Kind.WITHDRAWN,
                        "tiny-image",
                        version,
                        "too many false marks",
                        Instant.parse("2026-11-21T12:00:00Z")));
    }
}
