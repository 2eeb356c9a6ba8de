package io.xinglin.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package of nodules that ships, with another self test beside it. */
@Tag("REQ-LUN-07")
class DetectionSelfTestTest {
    private static final Path MODELS =
            Path.of(System.getProperty("basedir", ".")).resolve("../models");

    @TempDir
    private Path folder;

    private InstalledModel with(String selfTest) throws IOException {
        InstalledModel shipped = FolderCatalogue.open(List.of(MODELS))
                .installed("lung-nodule-ct")
                .orElseThrow();
        Path source = shipped.summary().folder();
        Path target = Files.createDirectories(folder.resolve("lung-nodule-ct").resolve(source.getFileName()));
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        Files.writeString(target.resolve("selftest.json"), selfTest);
        return FolderCatalogue.open(List.of(folder)).installed("lung-nodule-ct").orElseThrow();
    }

    @Test
    void anAnswerThatDiffersOrIsNotWrittenDownShouldBeAFault() throws IOException {
        InstalledModel model = with("{\"shifts\": [0], \"patch\": {\"logits\": [[999]]}}");

        assertThat(SelfTest.faults(model))
                .anyMatch(fault -> fault.startsWith("patch.logits[0] is") && fault.endsWith("not 999.000000"))
                .contains("patch.diameter: 1 values instead of 0", "patch.type: 3 values instead of 0")
                .contains("crop.malignancy: 1 values instead of 0", "crop.mask: 2 values instead of 0");
    }

    @Test
    void aSelfTestWithoutShiftsShouldBeAFault() throws IOException {
        assertThat(SelfTest.faults(with("{}"))).containsExactly("selftest.json: shifts are missing");
    }
}
