package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Synthetic notes of many departments, each with the record, the sections and the mentions it must give. */
@Tag("REQ-NLP-04")
class GoldenRecordsTest {
    private static Stream<String> names() {
        return GoldenNote.names().stream();
    }

    private static Stream<String> complete() {
        return names().filter(name -> !GoldenNote.of(name).sections().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void recordShouldBeTheGoldOne(String name) {
        GoldenNote gold = GoldenNote.of(name);
        assertThat(gold.recordOf(facts(gold))).containsExactlyInAnyOrderEntriesOf(gold.record());
    }

    @ParameterizedTest
    @MethodSource("complete")
    void sectionsShouldBeTheGoldOnes(String name) {
        GoldenNote gold = GoldenNote.of(name);
        assertThat(gold.sectionsOf(facts(gold))).isEqualTo(gold.sections());
    }

    @ParameterizedTest
    @MethodSource("complete")
    void mentionsShouldBeTheGoldOnesWithAssertionAndAttributes(String name) {
        GoldenNote gold = GoldenNote.of(name);
        assertThat(GoldenNote.mentionsOf(facts(gold))).containsExactlyInAnyOrderElementsOf(gold.mentions());
    }

    private static NoteFacts facts(GoldenNote gold) {
        return XinglinNoteEngine.load().extract(gold.text(), Scheme.XINGLIN);
    }
}
