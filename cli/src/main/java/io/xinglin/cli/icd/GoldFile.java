package io.xinglin.cli.icd;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.nlp.coding.learn.CodedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Coded texts: {@code {"text","normalized":[names]}} a line. */
final class GoldFile {
    private GoldFile() {}

    static List<CodedSample> read(Path file) throws IOException {
        List<CodedSample> samples = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            JsonNode row = TextLines.JSON.readTree(line);
            if (!row.path("text").isTextual() || !row.path("normalized").isArray()) {
                throw new IOException(file.getFileName() + ":" + number + ": no {\"text\",\"normalized\":[...]}");
            }
            List<String> names = new ArrayList<>();
            row.get("normalized").forEach(name -> names.add(name.asText()));
            samples.add(new CodedSample(row.get("text").asText(), names));
        }
        return samples;
    }
}
