package io.xinglin.imaging.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@link ModelStates} as files, {@code <models>/state/<kind>/<id>@<version>.yaml}: a mark set on the command line holds in
 * the running server at its next look, and outlives it.
 *
 * <p>A mark that cannot be read still counts, with that as its reason: it was set by somebody.
 */
public final class FolderStates implements ModelStates {
    private static final String FOLDER = "state";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path root;

    /** @param models the site's folder of model packages; made when the first mark is set */
    public FolderStates(Path models) {
        this.root = models.toAbsolutePath().normalize().resolve(FOLDER);
    }

    @Override
    public Optional<Mark> find(Kind kind, String modelId, String version) {
        Path file = file(kind, modelId, version);
        return Files.exists(file) ? Optional.of(read(kind, modelId, version, file)) : Optional.empty();
    }

    @Override
    public List<Mark> all() {
        List<Mark> all = new ArrayList<>();
        Arrays.stream(Kind.values()).forEach(kind -> all.addAll(of(kind)));
        all.sort(Comparator.comparing(Mark::modelId)
                .thenComparing(Mark::version, new VersionOrder())
                .thenComparing(Mark::kind));
        return all;
    }

    private List<Mark> of(Kind kind) {
        Path folder = root.resolve(name(kind));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^@]+@[0-9][^@]*\\.yaml"))
                    .map(file -> {
                        String[] parts = file.getFileName().toString().split("@", 2);
                        return read(kind, parts[0], parts[1].substring(0, parts[1].length() - ".yaml".length()), file);
                    })
                    .toList();
        } catch (IOException e) {
            throw unavailable("the marks of models cannot be read", e);
        }
    }

    private static Mark read(Kind kind, String modelId, String version, Path file) {
        try {
            var tree = YAML.readTree(Files.readString(file));
            return new Mark(
                    kind,
                    modelId,
                    version,
                    tree.path("reason").asText("no reason given"),
                    Instant.parse(tree.path("at").asText()));
        } catch (IOException | DateTimeException e) {
            return new Mark(kind, modelId, version, "the mark cannot be read", Instant.EPOCH);
        }
    }

    @Override
    public void set(Mark mark) {
        Path file = file(mark.kind(), mark.modelId(), mark.version());
        ObjectNode tree = YAML.createObjectNode()
                .put("model", mark.modelId())
                .put("version", mark.version())
                .put("reason", mark.reason())
                .put("at", mark.at().toString());
        try {
            Files.createDirectories(file.getParent());
            Path aside = Files.createTempFile(file.getParent(), ".mark-", ".tmp");
            Files.writeString(aside, YAML.writeValueAsString(tree));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unavailable("the mark cannot be kept in the models folder", e);
        }
    }

    @Override
    public boolean lift(Kind kind, String modelId, String version) {
        try {
            return Files.deleteIfExists(file(kind, modelId, version));
        } catch (IOException e) {
            throw unavailable("the mark cannot be removed from the models folder", e);
        }
    }

    private Path file(Kind kind, String modelId, String version) {
        return root.resolve(name(kind)).resolve(modelId + "@" + version + ".yaml");
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static ProblemException unavailable(String message, IOException cause) {
        return new ProblemException(Problem.Category.UNAVAILABLE, message, cause);
    }
}
