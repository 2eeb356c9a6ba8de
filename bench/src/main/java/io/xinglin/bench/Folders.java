package io.xinglin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Scratch folders: on the disk that is measured, not in a temporary folder that may be memory. */
final class Folders {
    private Folders() {}

    /** A new folder below the setting {@code scratch}. */
    static Path scratch(Settings settings) throws IOException {
        Path parent = Files.createDirectories(Path.of(settings.text("scratch", "bench/target/scratch")));
        return Files.createTempDirectory(parent.toAbsolutePath(), "bench");
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
