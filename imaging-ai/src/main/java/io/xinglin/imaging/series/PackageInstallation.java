package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies a checked package beside its place and moves it there in one step. Stateless. */
public final class PackageInstallation {
    private PackageInstallation() {}

    /**
     * Installs.
     *
     * @param check of the package; it must have no faults
     * @param models the folder to install into; made if need be
     * @return the new folder
     * @throws ProblemException INVALID with faults, also when the copy differs from what was checked; CONFLICT when the version
     *     is installed already; UNAVAILABLE when the folder cannot be written
     */
    public static Path install(PackageCheck check, Path models) {
        if (!check.faults().isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "the package is refused: " + check.faults());
        }
        if (check.awaiting()) {
            throw new ProblemException(
                    Problem.Category.INVALID, check.name() + " awaits weights: complete it with a network first");
        }
        Path id = models.resolve(check.folder().getParent().getFileName());
        Path place = id.resolve(check.folder().getFileName());
        if (Files.exists(place)) {
            throw new ProblemException(Problem.Category.CONFLICT, check.name() + " is installed already");
        }
        Path aside = null;
        try {
            Files.createDirectories(id);
            aside = Files.createTempDirectory(models, ".install-");
            Path copy = aside.resolve(id.getFileName()).resolve(place.getFileName());
            copy(check.folder(), copy);
            List<String> faults = PackageCheck.of(copy).faults();
            if (!faults.isEmpty()) {
                throw new ProblemException(Problem.Category.INVALID, "the copy is refused: " + faults);
            }
            Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
            return place;
        } catch (FileAlreadyExistsException e) {
            throw new ProblemException(Problem.Category.CONFLICT, check.name() + " is installed already", e);
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.UNAVAILABLE, "the models folder cannot be written", e);
        } finally {
            remove(aside);
        }
    }

    /** Plain files and folders; links are followed by nobody. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void remove(Path aside) {
        if (aside == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(aside)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // What is left begins with a dot and is no package; the installation itself is not affected.
            aside.toFile().deleteOnExit();
        }
    }
}
