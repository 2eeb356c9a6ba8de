package io.xinglin.cli.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-30")
class StrictScoreTest {
    private static Tagged span(int start, int end, String label) {
        return new Tagged(new Span(start, end), label);
    }

    private static List<String> printed(List<Tagged> gold, List<Tagged> found) {
        StrictScore score = new StrictScore(List.of("药物", "手术"));
        score.add(gold, found);
        StringWriter out = new StringWriter();
        score.print(new PrintWriter(out, true));
        return Arrays.stream(out.toString().split("\\R")).map(String::strip).toList();
    }

    @Test
    void onlySpansThatAgreeInAllShouldBeRight() {
        List<Tagged> gold = List.of(span(0, 2, "药物"), span(5, 9, "药物"), span(10, 12, "手术"), span(20, 22, "手术"));
        List<Tagged> found = List.of(span(0, 2, "药物"), span(5, 8, "药物"), span(10, 12, "药物"), span(30, 31, "手术"));
        assertThat(printed(gold, found))
                .containsExactly(
                        "药物 gold 2 found 3 P 0.3333 R 0.5000 F1 0.4000",
                        "手术 gold 2 found 1 P 0.0000 R 0.0000 F1 0.0000",
                        "ALL gold 4 found 4 P 0.2500 R 0.2500 F1 0.2500",
                        "药物 errors missed 0 spurious 0 boundary 1 label 0 both 0",
                        "手术 errors missed 1 spurious 1 boundary 0 label 1 both 0");
    }

    @Test
    void anotherLabelBesideAnotherBoundaryShouldCountAsBoth() {
        assertThat(printed(List.of(span(4, 8, "手术")), List.of(span(3, 8, "药物"))))
                .contains("手术 errors missed 0 spurious 0 boundary 0 label 0 both 1");
        assertThat(printed(List.of(span(4, 8, "手术")), List.of(span(3, 5, "药物"), span(5, 8, "手术"))))
                .contains("手术 errors missed 0 spurious 0 boundary 1 label 0 both 0");
    }

    @Test
    void labelsThatDoNotCountShouldNotTouchAnything() {
        assertThat(printed(List.of(span(0, 2, "症状")), List.of(span(0, 2, "药物"))))
                .contains("药物 errors missed 0 spurious 1 boundary 0 label 0 both 0");
    }
}
