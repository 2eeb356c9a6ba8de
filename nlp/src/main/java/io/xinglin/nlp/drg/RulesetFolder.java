package io.xinglin.nlp.drg;

import io.xinglin.nlp.coding.Tsv;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a rule set: {@code ruleset.properties} may name another folder with {@code extends}; a table that is not in
 * the folder is taken from there. Schema: {@code rulesets/README.md}.
 */
final class RulesetFolder {
    private final List<Path> folders = new ArrayList<>();
    private final Properties properties = new Properties();

    RulesetFolder(Path folder) {
        for (Path next = folder; next != null; ) {
            Path normal = next.toAbsolutePath().normalize();
            if (folders.contains(normal)) {
                throw new IllegalArgumentException("ruleset.properties: extends runs in a circle at " + normal);
            }
            folders.add(normal);
            Properties own = read(normal.resolve("ruleset.properties"));
            own.forEach(properties::putIfAbsent);
            String base = own.getProperty("extends");
            next = base == null ? null : normal.resolve(base.strip());
        }
    }

    private static Properties read(Path file) {
        Properties own = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            own.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return own;
    }

    RulesetSettings settings() {
        return RulesetSettings.of(properties);
    }

    /** The rows of a table of the scheme. */
    List<String[]> table(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(Tsv::file)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /** The rows of a table a city may add; none where it is not there. */
    List<String[]> optionalTable(String name) {
        return folders.stream().anyMatch(folder -> Files.isRegularFile(folder.resolve(name))) ? table(name) : List.of();
    }

    /** Weight tables of every folder, the nearest winning. */
    Map<String, WeightTable> weights() {
        Map<String, WeightTable> tables = new TreeMap<>();
        for (Path folder : folders) {
            Path weights = folder.resolve("weights");
            if (Files.isDirectory(weights)) {
                try (Stream<Path> files = Files.list(weights)) {
                    files.filter(file -> file.toString().endsWith(".tsv"))
                            .sorted()
                            .forEach(file -> {
                                String name = file.getFileName().toString().replaceFirst("\\.tsv$", "");
                                tables.computeIfAbsent(name, n -> new WeightTable(n, Tsv.file(file)));
                            });
                } catch (IOException e) {
                    throw new UncheckedIOException(weights + " cannot be read", e);
                }
            }
        }
        return tables;
    }
}
