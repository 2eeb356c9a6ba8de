package io.xinglin.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.PackageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of {@code models/} load, and give here what they gave where they were trained. */
@Tag("REQ-IMG-06")
class ShippedModelsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ".")).resolve("../models");
    private static final FolderCatalogue MODELS = FolderCatalogue.open(List.of(FOLDER));

    static List<String> ids() {
        return MODELS.all().stream().map(m -> m.algorithm().modelId()).toList();
    }

    private static InstalledModel model(String id) {
        return MODELS.installed(id).orElseThrow();
    }

    @Test
    void everyPackageShouldLoad() {
        assertThat(MODELS.refused()).isEmpty();
        assertThat(ids()).contains("ich-ct");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void modelShouldAnswerAsItsSelfTestSays(String id) {
        assertThat(SelfTest.faults(model(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @Tag("REQ-IMG-22")
    void cardShouldSayWhatTheModelIsForHowItWasMeasuredAndWhereItFails(String id) throws IOException {
        InstalledModel model = model(id);
        String card = Files.readString(model.summary().folder().resolve("card.md"));

        assertThat(card)
                .startsWith("# " + id + " " + model.algorithm().version())
                .contains(model.manifest().status(), "**用途**", "**数据**", "**局限**")
                .contains("**Intended use**", "**Data**", "**Limits**", "## Command and files");
        model.manifest().files().forEach(file -> assertThat(card).contains(file.sha256()));
        assertThat(model.manifest().metrics()).isNotEmpty();
        boolean ofPictures = model.manifest().task().stacked()
                || model.manifest().task().mainRole().equals(PackageFile.IMAGE);
        assertThat(model.manifest().verification().isPresent() || !ofPictures).isTrue();
    }

    @Test
    void selfTestShouldNoticeAnotherAnswer(@TempDir Path other) throws IOException {
        Path copy = other.resolve("ich-ct/1.1.0");
        Files.createDirectories(copy);
        for (String file : List.of("package.yaml", "card.md", "slice.onnx", "series.onnx")) {
            Files.copy(model("ich-ct").summary().folder().resolve(file), copy.resolve(file));
        }
        String test = Files.readString(model("ich-ct").summary().folder().resolve(SelfTest.FILE));
        Files.writeString(copy.resolve(SelfTest.FILE), test.replaceFirst("-1\\.43545", "-1.53545"));

        InstalledModel changed =
                FolderCatalogue.open(List.of(other)).installed("ich-ct").orElseThrow();

        assertThat(SelfTest.faults(changed)).singleElement().asString().contains("logits[0] is -1.43", "not -1.53");
    }

    @Test
    void selfTestShouldBeDemanded(@TempDir Path other) throws IOException {
        Path copy = other.resolve("ich-ct/1.1.0");
        Files.createDirectories(copy);
        for (String file : List.of("package.yaml", "card.md", "slice.onnx", "series.onnx")) {
            Files.copy(model("ich-ct").summary().folder().resolve(file), copy.resolve(file));
        }

        assertThat(SelfTest.faults(
                        FolderCatalogue.open(List.of(other)).installed("ich-ct").orElseThrow()))
                .containsExactly("selftest.json: file is missing");
    }
}
