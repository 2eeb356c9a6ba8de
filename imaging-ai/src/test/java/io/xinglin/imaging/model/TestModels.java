package io.xinglin.imaging.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The package {@code tiny-ct}, whose networks a test can reckon in its head; see make_tiny_model.py. */
public final class TestModels {
    public static final String TINY = "tiny-ct";

    private TestModels() {}

    /** The folder with the packages as committed. */
    public static Path folder() {
        return resource("/models");
    }

    /** One package of each kind of picture task; see make_task_models.py. */
    public static FolderCatalogue tasks() {
        return FolderCatalogue.open(List.of(tasksFolder()));
    }

    /** The folder with these. */
    public static Path tasksFolder() {
        return resource("/tasks");
    }

    /** Packages of volumes; see make_volume_models.py. */
    public static FolderCatalogue volumes() {
        return FolderCatalogue.open(List.of(volumesFolder()));
    }

    /** The folder with these. */
    public static Path volumesFolder() {
        return resource("/volumes");
    }

    private static Path resource(String name) {
        try {
            return Path.of(TestModels.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static FolderCatalogue catalogue() {
        return FolderCatalogue.open(List.of(folder()));
    }

    public static InstalledModel tiny() {
        return catalogue().installed(TINY).orElseThrow();
    }

    /** A copy that a test may damage; returns the version's folder. */
    public static Path copyOfTiny(Path models) {
        Path source = folder().resolve(TINY).resolve("1.0.0");
        Path target = models.resolve(TINY).resolve("1.0.0");
        try (Stream<Path> files = Files.list(source)) {
            Files.createDirectories(target);
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
