package io.xinglin.nlp.model;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code version.properties} of a version's folder: what it is, where it comes from, how it measured. Stateless. */
final class VersionFile {
    static final String NAME = "version.properties";

    private VersionFile() {}

    static void write(Path folder, Map<String, String> facts) throws IOException {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(facts).forEach((key, value) -> lines.add(key + "=" + value.replace("\\", "\\\\")));
        Files.write(folder.resolve(NAME), lines, StandardCharsets.UTF_8);
    }

    /** @throws ProblemException FAULT when it is missing or cannot be read */
    static SortedMap<String, String> read(Path folder) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(NAME), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.Category.FAULT, NAME + " of version " + folder.getFileName() + " cannot be read", e);
        }
        SortedMap<String, String> facts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> facts.put(key, properties.getProperty(key)));
        return facts;
    }
}
