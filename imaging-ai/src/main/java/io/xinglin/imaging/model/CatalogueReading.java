package io.xinglin.imaging.model;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.ModelCatalogue.Refused;
import io.xinglin.imaging.routing.RoutingRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lay in the folders at one look. Of what has not changed since an earlier look nothing is read or summed again.
 *
 * @param overrides the site's changes
 * @param overridesPrint what their file looked like; empty without one
 * @param models every package that can run, by id then version
 * @param slots packages without a network, of ids of which none can run
 * @param refused what looks like a package and is none, with the reason
 * @param broken those of them whose manifest can be read, of ids of which none can run
 * @param seen every candidate's folder and what came of it
 */
record CatalogueReading(
        SiteOverrides overrides,
        String overridesPrint,
        List<InstalledModel> models,
        List<InstalledModel> slots,
        List<String> refused,
        List<Broken> broken,
        Map<Path, Seen> seen) {
    private static final Comparator<InstalledModel> BY_ID_AND_VERSION = Comparator.comparing(
                    (InstalledModel m) -> m.algorithm().modelId())
            .thenComparing(m -> m.algorithm().version(), new VersionOrder());

    /** A refused package whose manifest can be read. */
    record Broken(Refused refused, RoutingRule routing) {}

    /**
     * One candidate.
     *
     * @param print names, sizes and times of its files
     * @param why the reason of a refusal; empty for a package that loaded
     */
    record Seen(String print, Optional<InstalledModel> model, String why, Optional<Broken> broken) {}

    CatalogueReading {
        models = List.copyOf(models);
        slots = List.copyOf(slots);
        refused = List.copyOf(refused);
        broken = List.copyOf(broken);
        seen = Map.copyOf(seen);
    }

    /**
     * Looks.
     *
     * @param before an earlier look at the same folders
     * @return {@code before} itself when nothing has changed
     * @throws io.xinglin.core.problem.ProblemException INVALID when the overrides have a fault
     */
    static CatalogueReading of(List<Path> folders, Optional<CatalogueReading> before) {
        Optional<Path> file = folders.stream()
                .map(folder -> folder.resolve(FolderCatalogue.OVERRIDES))
                .filter(Files::exists)
                .findFirst();
        String print = file.map(CatalogueReading::print).orElse("");
        boolean same = before.filter(b -> b.overridesPrint().equals(print)).isPresent();
        SiteOverrides overrides = same
                ? before.get().overrides()
                : file.map(OverridesReader::read).orElse(SiteOverrides.NONE);
        var loader = new PackageLoader(overrides);
        List<String> unreadable = new ArrayList<>();
        Map<Path, Seen> seen = new LinkedHashMap<>();
        for (Path folder : folders) {
            for (Path candidate : candidates(folder, unreadable)) {
                Optional<Seen> known =
                        before.filter(b -> same).map(b -> b.seen().get(candidate));
                seen.put(candidate, seen(candidate, known, loader));
            }
        }
        if (same && seen.equals(before.get().seen())) {
            return before.get();
        }
        return sorted(overrides, print, unreadable, seen);
    }

    private static Seen seen(Path candidate, Optional<Seen> known, PackageLoader loader) {
        String print = print(candidate);
        if (known.filter(k -> k.print().equals(print)).isPresent()) {
            return known.get();
        }
        try {
            return new Seen(print, Optional.of(loader.load(candidate)), "", Optional.empty());
        } catch (InvalidManifest e) {
            Optional<Broken> broken =
                    loader.declared(candidate).filter(m -> !m.slot()).map(m -> broken(m, e));
            return new Seen(print, Optional.empty(), e.getMessage(), broken);
        }
    }

    private static Broken broken(ModelManifest m, InvalidManifest why) {
        var algorithm = new AlgorithmIdentification(m.id(), m.titleEn(), m.version(), Checksums.ofPackage(m.files()));
        return new Broken(new Refused(algorithm, why.getMessage()), m.routing());
    }

    /** The same id and version in an earlier folder wins, unless it is refused. */
    private static CatalogueReading sorted(
            SiteOverrides overrides, String print, List<String> unreadable, Map<Path, Seen> seen) {
        Map<String, InstalledModel> loaded = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>(unreadable);
        Map<String, Broken> broken = new LinkedHashMap<>();
        seen.forEach((folder, found) -> {
            String name = folder.getParent().getFileName() + "/" + folder.getFileName();
            if (!loaded.containsKey(name)) {
                found.model().ifPresent(model -> loaded.put(name, model));
                if (found.model().isEmpty()) {
                    refused.add(name + ": " + found.why());
                }
                found.broken().ifPresent(b -> broken.putIfAbsent(name, b));
            }
        });
        List<InstalledModel> usable = loaded.values().stream()
                .filter(m -> !m.manifest().slot())
                .sorted(BY_ID_AND_VERSION)
                .toList();
        var ids = usable.stream().map(m -> m.algorithm().modelId()).collect(Collectors.toSet());
        return new CatalogueReading(
                overrides,
                print,
                usable,
                loaded.values().stream()
                        .filter(m -> m.manifest().slot()
                                && !ids.contains(m.algorithm().modelId()))
                        .sorted(BY_ID_AND_VERSION)
                        .toList(),
                refused,
                broken.values().stream()
                        .filter(b -> !ids.contains(b.refused().algorithm().modelId()))
                        .toList(),
                seen);
    }

    private static List<Path> candidates(Path folder, List<String> unreadable) {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.find(root, 3, (path, attributes) -> path.endsWith(PackageLoader.MANIFEST))) {
            return found.map(Path::getParent)
                    .filter(path -> root.relativize(path).getNameCount() == 2)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            unreadable.add(root.getFileName() + ": folder cannot be read");
            return List.of();
        }
    }

    /** Names, sizes and times of the files below; of one that goes away meanwhile something that is like nothing else. */
    private static String print(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            var text = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    text.append(place.relativize(file))
                            .append('|')
                            .append(Files.size(file))
                            .append('|')
                            .append(Files.getLastModifiedTime(file))
                            .append('\n');
                }
            }
            return text.toString();
        } catch (IOException | UncheckedIOException e) {
            return "unreadable";
        }
    }
}
