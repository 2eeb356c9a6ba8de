package io.xinglin.nlp.diagnosis;

import io.xinglin.nlp.yaml.Yaml;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Where the files of a knowledge base are read from: a folder of the class path. */
record KnowledgeFiles(String folder) {
    Map<String, Object> yaml(String name) {
        try (InputStream in = open(name)) {
            return Yaml.mapping(name, in);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** The lines of a table but for comments and blank ones, cells cut at tabs. */
    List<String[]> table(String name) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private InputStream open(String name) {
        InputStream in = KnowledgeFiles.class.getResourceAsStream(folder + "/" + name);
        if (in == null) {
            throw new IllegalArgumentException("no file " + folder + "/" + name);
        }
        return in;
    }
}
