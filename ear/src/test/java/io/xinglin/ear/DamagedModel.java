package io.xinglin.ear;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A model package for head MR of which one file is not what package.yaml says. Every server of the tests carries it: it
 * must disturb nobody.
 */
final class DamagedModel {
    static final String NAME = "damaged-mr/1.1.0";
    static final String MR = "1.2.840.10008.5.1.4.1.1.4";

    private DamagedModel() {}

    static void install(Path root, Path home) throws IOException {
        Path good = root.resolve("models/ich-ct/1.1.0");
        Path bad = Files.createDirectories(home.resolve("models").resolve(NAME));
        try (var files = Files.list(good)) {
            for (Path file : files.toList()) {
                Files.copy(file, bad.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path manifest = bad.resolve("package.yaml");
        Files.writeString(
                manifest,
                Files.readString(manifest, StandardCharsets.UTF_8)
                        .replace("id: ich-ct", "id: damaged-mr")
                        .replace("modality: [CT]", "modality: [MR]")
                        .replaceAll("sopClasses: .*", "sopClasses: [" + MR + "]"),
                StandardCharsets.UTF_8);
        Files.write(bad.resolve("series.onnx"), new byte[] {1, 2, 3});
    }
}
