package io.xinglin.nlp.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences with what they say of each mention; the classifier is given the mentions. */
@Tag("REQ-NLP-03")
class AssertionSentencesTest {
    private static Stream<String> sentences() throws IOException {
        try (InputStream in = AssertionSentencesTest.class.getResourceAsStream("sentences.tsv")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void classifyShouldSayWhatTheSentenceSays(String line) {
        String[] columns = line.split("\t", -1);
        List<Candidate> candidates = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        int from = 0;
        for (String pair : columns[1].split(";")) {
            String[] named = pair.substring(0, pair.indexOf('=')).split("/", 2);
            String mention = named[0];
            int start = columns[0].indexOf(mention, from);
            assertThat(start).as(mention).isNotNegative();
            from = start + mention.length();
            candidates.add(new Candidate(new Span(start, from), named.length > 1 ? named[1] : "SYMPTOM", List.of()));
            expected.add(mention + pair.substring(pair.indexOf('=')));
        }
        List<Assertion> said = new ScopeAssertionClassifier().classify(columns[0], sections(columns), candidates);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            found.add(candidates.get(i).span().of(columns[0]) + "=" + said.get(i));
        }
        assertThat(found).isEqualTo(expected);
    }

    private static List<Section> sections(String[] columns) {
        return columns.length < 3
                ? List.of()
                : List.of(new Section(SectionType.valueOf(columns[2]), new Span(0, columns[0].length())));
    }
}
