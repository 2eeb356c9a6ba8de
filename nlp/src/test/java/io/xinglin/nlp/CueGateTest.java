package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.nlp.text.Cue;
import io.xinglin.nlp.text.FoldedText;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate before a pattern never turns away a window the pattern would match. */
@Tag("REQ-NLP-06")
class CueGateTest {
    private static final List<String> HOLDERS = List.of(
            "io.xinglin.nlp.assertion.Cues",
            "io.xinglin.nlp.section.NarrativeCues",
            "io.xinglin.nlp.record.Demographics",
            "io.xinglin.nlp.record.OnsetAndTrigger",
            "io.xinglin.nlp.record.SymptomAttributes",
            "io.xinglin.nlp.record.SymptomQuality",
            "io.xinglin.nlp.record.DrugCourse",
            "io.xinglin.nlp.record.DiseaseAttributes",
            "io.xinglin.nlp.record.TestAttributes",
            "io.xinglin.nlp.record.Allergies",
            "io.xinglin.nlp.mention.SchemeTypes",
            "io.xinglin.nlp.mention.XinglinMentionFinder");

    private record Named(String name, Cue cue) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Named> cues() throws ReflectiveOperationException {
        List<Named> cues = new ArrayList<>();
        for (String holder : HOLDERS) {
            for (Field field : Class.forName(holder).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Cue.class) {
                    field.setAccessible(true);
                    cues.add(new Named(field.getName(), (Cue) field.get(null)));
                }
            }
        }
        return cues.stream();
    }

    @Test
    void everyHolderShouldBeFound() throws ReflectiveOperationException {
        assertThat(cues()).hasSizeGreaterThan(30);
    }

    /** Strings put together from the pattern's own letters match often enough to try every alternative. */
    @ParameterizedTest
    @MethodSource("cues")
    void gateShouldLetEveryMatchThrough(Named named) {
        String pattern = named.cue().matcher("").pattern().pattern();
        List<String> pieces = pieces(pattern);
        Random random = new Random(7);
        int matches = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder window = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                window.append(pieces.get(random.nextInt(pieces.size())));
            }
            if (named.cue().matcher(window.toString()).find()) {
                matches++;
                assertThat(named.cue().possible(window.toString()))
                        .as("%s in %s", named, window)
                        .isTrue();
            }
        }
        assertThat(matches).isPositive();
    }

    @ParameterizedTest
    @MethodSource("cues")
    void gateShouldLetEveryMatchOfANoteThrough(Named named) {
        String note = FoldedText.of(PrintedNote.TEXT).folded();
        for (int from = 0; from < note.length(); from++) {
            String window = note.substring(from, Math.min(note.length(), from + 40));
            assertThat(named.cue().in(window))
                    .isEqualTo(named.cue().matcher(window).find());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "无", "发热"})
    void windowWithoutTheLetterShouldBeTurnedAway(String window) {
        assertThat(Cue.of("史", "病史|史").in(window)).isFalse();
        assertThat(Cue.near("史", 2, "^.{0,9}史").in("无特殊病史")).isFalse();
    }

    /** The runs of letters of the pattern, its single letters, and a few digits and marks. */
    private static List<String> pieces(String pattern) {
        List<String> pieces =
                new ArrayList<>(List.of("3", "38", ",", "、", "。", ":", "-", "(", "?)", "3天", "3天前", "“", "", "某某"));
        StringBuilder run = new StringBuilder();
        for (char c : pattern.replaceAll("\\\\.|\\(\\?[:=!<]+", " ").toCharArray()) {
            boolean letter = Character.isLetter(c);
            if (letter) {
                run.append(c);
                pieces.add(String.valueOf(c));
            } else if (!run.isEmpty()) {
                pieces.add(run.toString());
                run.setLength(0);
            }
        }
        return pieces;
    }
}
