package io.xinglin.nlp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.nlp.XinglinNoteEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vignettes are of this project's own writing; the accuracy held here is a floor, the figures are in the documentation. */
@Tag("REQ-DDX-03")
class VignettesTest {
    private static final Knowledge KNOWLEDGE = Knowledge.load();
    private static final Diagnoser DIAGNOSER = new Diagnoser(KNOWLEDGE, XinglinNoteEngine.load());

    @ParameterizedTest
    @ValueSource(strings = {"vignettes.jsonl", "vignettes-later.jsonl", "vignettes-notes.jsonl"})
    void goldShouldBeAmongTheFirstFiveOfFourInFive(String file) throws IOException {
        Map<String, Disease> byName =
                KNOWLEDGE.diseases().stream().collect(Collectors.toMap(Disease::name, disease -> disease));
        List<JsonNode> rows = rows(file);
        int hits = 0;
        for (JsonNode row : rows) {
            String gold = row.get("icd10").textValue();
            assertThat(byName.get(row.get("name").textValue()))
                    .as(row.get("id").asText())
                    .returns(gold, Disease::icd)
                    .returns(row.get("department").textValue(), Disease::department);
            hits += DIAGNOSER.diagnose(row.get("text").textValue(), 5).diagnoses().stream()
                            .anyMatch(ranked -> ranked.icd10().equals(gold))
                    ? 1
                    : 0;
        }
        assertThat(hits / (double) rows.size()).isGreaterThanOrEqualTo(0.8);
    }

    private static List<JsonNode> rows(String file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(VignettesTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            List<JsonNode> rows = new java.util.ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows.add(json.readTree(line));
            }
            return rows;
        }
    }
}
