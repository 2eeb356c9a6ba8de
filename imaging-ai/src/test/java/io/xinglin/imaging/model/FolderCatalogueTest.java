package io.xinglin.imaging.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.imaging.PriorLimits;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.series.Phantom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-IMG-01")
class FolderCatalogueTest {
    @TempDir
    Path models;

    private static void replace(Path file, String old, String with) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, with));
    }

    private FolderCatalogue open() {
        return FolderCatalogue.open(List.of(models));
    }

    @Test
    void openShouldReadAPackage() {
        TestModels.copyOfTiny(models);

        FolderCatalogue catalogue = open();

        assertThat(catalogue.refused()).isEmpty();
        ModelPackage tiny = catalogue.find(TestModels.TINY).orElseThrow();
        assertThat(tiny.algorithm().version()).isEqualTo("1.0.0");
        assertThat(tiny.algorithm().sha256()).matches("[0-9a-f]{64}");
        assertThat(tiny.titleZh()).isEqualTo("测试模型");
        assertThat(tiny.card()).startsWith("# Test model");
        assertThat(tiny.metrics()).containsEntry("slice.any.auc", "1.0");
        assertThat(tiny.labels()).hasSize(6);
        ModelPackage.Label any = tiny.labels().get(0);
        assertThat(any.code().system()).isEqualTo(CodeSystem.XINGLIN);
        assertThat(any.code().zh()).isEqualTo("颅内出血");
        assertThat(any.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(tiny.labels().get(4).reliable()).isFalse();
        assertThat(tiny.routing().minimumInstances()).isEqualTo(2);
    }

    @Test
    void openShouldRefuseAChangedNetwork() throws IOException {
        Path folder = TestModels.copyOfTiny(models);
        byte[] bytes = Files.readAllBytes(folder.resolve("slice.onnx"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("slice.onnx"), bytes);

        FolderCatalogue catalogue = open();

        assertThat(catalogue.packages()).isEmpty();
        assertThat(catalogue.refused())
                .containsExactly("tiny-ct/1.0.0: slice.onnx: checksum differs from package.yaml");
        var headers = new Phantom()
                .slice(0, 1).slice(5, 1).slice(10, 1).instances().stream()
                        .map(i -> i.header())
                        .toList();
        assertThat(catalogue.route(headers, Optional.empty())).isEmpty();
        assertThat(catalogue.routeRefused(headers, Optional.empty()))
                .singleElement()
                .satisfies(missed -> {
                    assertThat(missed.algorithm().modelId()).isEqualTo(TestModels.TINY);
                    assertThat(missed.reason()).isEqualTo("slice.onnx: checksum differs from package.yaml");
                });
    }

    @Test
    void openShouldMissNothingWhileAnotherVersionIsInUse() throws IOException {
        Path older = TestModels.copyOfTiny(models);
        Path newer = models.resolve(TestModels.TINY).resolve("1.1.0");
        Files.createDirectories(newer);
        try (var files = Files.list(older)) {
            for (Path file : files.toList()) {
                Files.copy(file, newer.resolve(file.getFileName()));
            }
        }
        replace(newer.resolve("package.yaml"), "1.0.0", "1.1.0");
        Files.write(newer.resolve("slice.onnx"), new byte[] {1});
        var headers = new Phantom()
                .slice(0, 1).slice(5, 1).slice(10, 1).instances().stream()
                        .map(i -> i.header())
                        .toList();

        FolderCatalogue catalogue = open();

        assertThat(catalogue.refused()).hasSize(1);
        assertThat(catalogue.route(headers, Optional.empty())).hasSize(1);
        assertThat(catalogue.routeRefused(headers, Optional.empty())).isEmpty();
    }

    @Test
    void openShouldRefuseAMissingNetwork() throws IOException {
        Files.delete(TestModels.copyOfTiny(models).resolve("series.onnx"));

        assertThat(open().refused()).containsExactly("tiny-ct/1.0.0: series.onnx: file is missing");
    }

    @Test
    void openShouldNameEveryFaultOfThePackage() throws IOException {
        Path yaml = TestModels.copyOfTiny(models).resolve("package.yaml");
        replace(yaml, "status: test-only\n", "");
        replace(yaml, "size: 16", "size: big");
        replace(yaml, "severity: CRITICAL", "severity: AWFUL");
        replace(yaml, "role: slice}", "role: other}");
        replace(yaml, "path: series.onnx", "path: ../series.onnx");
        replace(yaml, "system: 99XINGLIN, value: any", "system: MADEUP, value: any");
        replace(yaml, "key: subdural", "key: epidural");

        List<String> refused = open().refused();

        assertThat(refused).hasSize(1);
        assertThat(refused.get(0))
                .contains(
                        "status: required text is missing",
                        "input.size: must be a number from 8 to 4096",
                        "outputs.labels[0].severity: must be one of",
                        "files: exactly one file must have the role slice, not 0",
                        "files[1].path: must stay inside the package",
                        "outputs.labels[0].code.system: unknown coding scheme designator MADEUP",
                        "outputs.labels[5].key: appears twice: epidural");
    }

    @Test
    void openShouldRefuseWhatIsNoYaml() throws IOException {
        Files.writeString(TestModels.copyOfTiny(models).resolve("package.yaml"), "id: [unclosed");

        assertThat(open().refused()).singleElement().asString().startsWith("tiny-ct/1.0.0: no YAML");
    }

    @Test
    void openShouldRefuseAPackageInTheWrongFolder() throws IOException {
        Path folder = TestModels.copyOfTiny(models);
        Files.move(folder, folder.resolveSibling("2.0.0"));

        assertThat(open().refused()).containsExactly("tiny-ct/2.0.0: the folder must be tiny-ct/1.0.0");
    }

    @Test
    void findShouldReturnTheNewestVersion() throws IOException {
        Path folder = TestModels.copyOfTiny(models);
        Path newer = folder.resolveSibling("1.10.0");
        Files.move(folder, newer);
        replace(newer.resolve("package.yaml"), "version: 1.0.0", "version: 1.10.0");
        Path older = TestModels.copyOfTiny(models);
        Files.move(older, older.resolveSibling("1.9.0"));
        replace(older.resolveSibling("1.9.0").resolve("package.yaml"), "version: 1.0.0", "version: 1.9.0");

        assertThat(open().packages()).extracting(p -> p.algorithm().version()).containsExactly("1.9.0", "1.10.0");
        assertThat(open().find(TestModels.TINY).orElseThrow().algorithm().version())
                .isEqualTo("1.10.0");
    }

    private Path newer(String version) throws IOException {
        Path aside = TestModels.copyOfTiny(models.resolve(".aside"));
        replace(aside.resolve("package.yaml"), "version: 1.0.0", "version: " + version);
        Files.createDirectories(models.resolve(TestModels.TINY));
        return Files.move(aside, models.resolve(TestModels.TINY).resolve(version));
    }

    @Test
    @Tag("REQ-IMG-23")
    void refreshShouldFindWhatWasInstalledAndKeepWhatSomebodyHolds() throws IOException {
        TestModels.copyOfTiny(models);
        FolderCatalogue catalogue = open();
        InstalledModel held = catalogue.installed(TestModels.TINY).orElseThrow();
        assertThat(catalogue.refresh()).isEmpty();

        Path newer = newer("1.1.0");
        FolderCatalogue.Change change = catalogue.refresh().orElseThrow();

        assertThat(change.come())
                .singleElement()
                .satisfies(model -> assertThat(model.version()).isEqualTo("1.1.0"));
        assertThat(change.gone()).isEmpty();
        assertThat(catalogue.find(TestModels.TINY).orElseThrow().algorithm().version())
                .isEqualTo("1.1.0");
        // Not read again: it is the very package that a running job holds.
        assertThat(catalogue.installed(TestModels.TINY, "1.0.0").orElseThrow()).isSameAs(held);
        assertThat(catalogue.refresh()).isEmpty();

        Files.move(newer, models.resolve("elsewhere"));
        assertThat(catalogue.refresh().orElseThrow().gone()).hasSize(1);
        assertThat(catalogue.find(TestModels.TINY).orElseThrow().algorithm().version())
                .isEqualTo("1.0.0");
    }

    @Test
    @Tag("REQ-IMG-23")
    void refreshShouldRefuseWhatIsDamagedAndTakeItOnceItIsMended() throws IOException {
        FolderCatalogue catalogue = open();
        Path folder = TestModels.copyOfTiny(models);
        byte[] good = Files.readAllBytes(folder.resolve("slice.onnx"));
        Files.write(folder.resolve("slice.onnx"), new byte[] {1});

        assertThat(catalogue.refresh().orElseThrow().refused())
                .containsExactly("tiny-ct/1.0.0: slice.onnx: checksum differs from package.yaml");
        assertThat(catalogue.packages()).isEmpty();

        Files.write(folder.resolve("slice.onnx"), good);
        assertThat(catalogue.refresh().orElseThrow().come()).hasSize(1);
        assertThat(catalogue.refused()).isEmpty();
    }

    @Test
    @Tag("REQ-IMG-23")
    void refreshShouldTakeOverridesAndLeaveEverythingAsItIsWhenTheyHaveAFault() throws IOException {
        TestModels.copyOfTiny(models);
        FolderCatalogue catalogue = open();

        Files.writeString(models.resolve("overrides.yaml"), "tiny-ct: {thresholds: {any: {value: 0.9, reason: test}}}");
        assertThat(catalogue.refresh()).isPresent();
        assertThat(catalogue.find(TestModels.TINY).orElseThrow().labels().get(0).threshold())
                .isEqualTo(0.9);

        Files.writeString(models.resolve("overrides.yaml"), "tiny-ct: {nonsense: 1}");
        assertThatThrownBy(catalogue::refresh).hasMessageStartingWith("INVALID");
        assertThat(catalogue.find(TestModels.TINY).orElseThrow().labels().get(0).threshold())
                .isEqualTo(0.9);
    }

    private PriorLimits priorsOf(String yaml) throws IOException {
        Path folder = TestModels.copyOfTiny(models);
        Files.writeString(folder.resolve("package.yaml"), yaml, StandardOpenOption.APPEND);
        return open().find(TestModels.TINY).orElseThrow().priors();
    }

    @Test
    @Tag("REQ-PRI-07")
    void packageMayHaveARuleForEarlierStudies() throws IOException {
        assertThat(priorsOf("priors: {months: 60, count: 2, modality: [CT, MR], bodyPart: HEAD}\n"))
                .isEqualTo(
                        new PriorLimits(OptionalInt.of(60), OptionalInt.of(2), List.of("CT", "MR"), List.of("HEAD")));
    }

    @Test
    @Tag("REQ-PRI-07")
    void packageWithoutARuleShouldFollowTheSite() throws IOException {
        assertThat(priorsOf("")).isEqualTo(PriorLimits.SITE);
    }

    @Test
    @Tag("REQ-PRI-07")
    void siteMayChangeThePackagesRuleKeyByKey() throws IOException {
        Files.writeString(models.resolve("overrides.yaml"), "tiny-ct: {priors: {count: 0, modality: [CT]}}");

        PriorLimits limits = priorsOf("priors: {months: 60, count: 2, modality: [CT, MR]}\n");

        assertThat(limits).isEqualTo(new PriorLimits(OptionalInt.of(60), OptionalInt.of(0), List.of("CT"), List.of()));
        assertThat(limits.none()).isTrue();
    }

    @Test
    @Tag("REQ-PRI-07")
    void faultsOfTheRuleShouldBeNamed() throws IOException {
        Path folder = TestModels.copyOfTiny(models);
        Files.writeString(
                folder.resolve("package.yaml"),
                "priors: {months: 0, count: 1.5, modality: {a: b}, years: 2}\n",
                StandardOpenOption.APPEND);

        assertThat(open().refused())
                .singleElement()
                .asString()
                .contains("priors.years: unknown key")
                .contains("priors.months: must be a number from 1 to 240")
                .contains("priors.count: must be a whole number")
                .contains("priors.modality: must be a list of texts");
        Files.writeString(models.resolve("overrides.yaml"), "tiny-ct: {priors: {months: -1}}");
        assertThatThrownBy(this::open).hasMessageContaining("tiny-ct.priors.months");
    }

    @Test
    void openShouldSkipAFolderThatIsAbsent() {
        assertThat(FolderCatalogue.open(List.of(models.resolve("none"))).packages())
                .isEmpty();
    }

    @Test
    void overridesShouldChangeAThreshold() throws IOException {
        TestModels.copyOfTiny(models);
        Files.writeString(
                models.resolve("overrides.yaml"), "tiny-ct: {thresholds: {any: {value: 0.2, reason: night shift}}}");

        assertThat(open().find(TestModels.TINY).orElseThrow().labels())
                .extracting(ModelPackage.Label::threshold)
                .startsWith(0.2, 0.5);
    }

    @Test
    void overridesShouldDisableAModelButKeepItListed() throws IOException {
        TestModels.copyOfTiny(models);
        Files.writeString(models.resolve("overrides.yaml"), "tiny-ct: {enabled: false, reason: under review}");
        var phantom = new Phantom().slice(0, 1).slice(5, 1).slice(10, 1);
        var headers = phantom.instances().stream().map(i -> i.header()).toList();

        FolderCatalogue catalogue = open();

        assertThat(catalogue.packages()).hasSize(1);
        assertThat(catalogue.route(headers, Optional.empty())).isEmpty();
        assertThat(catalogue
                        .explain(headers, Optional.empty())
                        .get(TestModels.TINY)
                        .reason())
                .isEqualTo("disabled here: under review");
    }

    @Test
    void overridesShouldBeRefusedWithEveryFault() throws IOException {
        TestModels.copyOfTiny(models);
        Files.writeString(
                models.resolve("overrides.yaml"),
                "tiny-ct: {enabled: false, treshold: 1, thresholds: {any: {value: 2}}}");

        assertThatThrownBy(this::open)
                .hasMessageStartingWith("INVALID: overrides.yaml refused")
                .hasMessageContainingAll(
                        "tiny-ct.treshold: unknown key",
                        "tiny-ct.reason: required when a model is disabled",
                        "tiny-ct.thresholds.any.value: must be a number from 0 to 1",
                        "tiny-ct.thresholds.any.reason: required text is missing");
    }

    @Test
    void overridesShouldNotNameALabelTheModelDoesNotHave() throws IOException {
        TestModels.copyOfTiny(models);
        Files.writeString(
                models.resolve("overrides.yaml"), "tiny-ct: {thresholds: {none: {value: 0.2, reason: typo}}}");

        assertThat(open().refused()).singleElement().asString().contains("overrides name the label none");
    }

    @Test
    void requireIntactShouldRefuseAFileExchangedAfterTheStart() throws IOException {
        Path folder = TestModels.copyOfTiny(models);
        InstalledModel model = open().installed(TestModels.TINY).orElseThrow();
        Files.write(folder.resolve("slice.onnx"), new byte[] {1});

        assertThatThrownBy(model::requireIntact)
                .hasMessage("FAULT: model tiny-ct refused: slice.onnx: checksum differs from package.yaml");
    }
}
