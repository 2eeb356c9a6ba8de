package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Synthetic notes of all departments, each with the record, the sections and the mentions it must give. What the engine cannot do
 * is listed in {@code golden-deviations.tsv}, a line each: the note, {@code -} for what is missed or {@code +} for what is too
 * much, the line of the note's file. A deviation that disappears fails as well as a new one.
 */
@Tag("REQ-NLP-04")
class GoldenRecordsTest {
    private static final int KNOWN_DEVIATIONS = 4;

    private static Stream<String> names() {
        return GoldenNote.names().stream();
    }

    private static List<String> deviations(String name) {
        try (InputStream in = GoldenRecordsTest.class.getResourceAsStream("golden-deviations.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf('\t') + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is missed and what is too much. */
    private static List<String> differences(List<String> gold, List<String> found) {
        List<String> missed = new ArrayList<>(gold);
        List<String> differences = new ArrayList<>();
        for (String line : found) {
            if (!missed.remove(line)) {
                differences.add("+\t" + line);
            }
        }
        missed.forEach(line -> differences.add("-\t" + line));
        return differences;
    }

    private static List<String> lines(Map<String, String> record) {
        return record.entrySet().stream()
                .map(field -> field.getKey() + "\t" + field.getValue())
                .toList();
    }

    @Test
    void departmentsShouldHaveCompleteNotesOfFairLength() {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(40).allSatisfy(name -> {
            GoldenNote gold = GoldenNote.of(name);
            assertThat(gold.text().strip().length()).isBetween(200, 800);
            assertThat(gold.record()).isNotEmpty();
            assertThat(gold.sections()).isNotEmpty();
            assertThat(gold.mentions()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void sectionsShouldBeTheGoldOnes(String name) {
        GoldenNote gold = GoldenNote.of(name);
        assertThat(gold.sectionsOf(facts(gold))).isEqualTo(gold.sections());
    }

    @ParameterizedTest
    @MethodSource("names")
    void recordAndMentionsShouldBeTheGoldOnesWithAssertionAndAttributes(String name) {
        GoldenNote gold = GoldenNote.of(name);
        NoteFacts facts = facts(gold);
        List<String> differences = differences(lines(gold.record()), lines(gold.recordOf(facts)));
        differences.addAll(differences(gold.mentions(), GoldenNote.mentionsOf(facts)));
        assertThat(differences).containsExactlyInAnyOrderElementsOf(deviations(name));
    }

    @Test
    void deviationsShouldBeTheCountedOnes() {
        assertThat(deviations("")).hasSize(KNOWN_DEVIATIONS);
        assertThat(names().flatMap(name -> deviations(name).stream())).hasSize(KNOWN_DEVIATIONS);
    }

    private static NoteFacts facts(GoldenNote gold) {
        return XinglinNoteEngine.load().extract(gold.text(), Scheme.XINGLIN);
    }
}
