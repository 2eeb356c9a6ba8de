package io.xinglin.cli.nlp;

import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier.LabelledSentence;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sentences with their section: own-written ones, and those of annotated notes that name their section. Stateless. */
final class SectionSentences {
    /** The sections of the CCKS 2017 notes and the product's names for them. */
    static final Map<String, SectionType> CORPUS_SECTIONS = Map.of(
            "一般项目", SectionType.GENERAL_INFORMATION,
            "病史特点", SectionType.PRESENT_ILLNESS,
            "诊疗经过", SectionType.TREATMENT_COURSE,
            "出院情况", SectionType.GENERAL_CONDITION);

    private static final int SHORTEST = 4;

    private SectionSentences() {}

    /** {@code SECTION<TAB>sentence} a line; {@code #} opens a comment. */
    static List<LabelledSentence> own(Path file) throws IOException {
        List<LabelledSentence> sentences = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                String[] columns = line.split("\t", 2);
                sentences.add(new LabelledSentence(SectionType.valueOf(columns[0]), columns[1]));
            }
        }
        return sentences;
    }

    /** The sentences of a corpus note; none where its section is not among the wanted. */
    static List<LabelledSentence> of(AnnotatedNote note, List<String> wanted) {
        SectionType section = CORPUS_SECTIONS.get(note.section());
        List<LabelledSentence> sentences = new ArrayList<>();
        if (section != null && wanted.contains(note.section())) {
            for (Span span : Sentences.sentences(FoldedText.of(note.text()))) {
                String sentence = span.of(note.text()).strip();
                if (sentence.length() >= SHORTEST) {
                    sentences.add(new LabelledSentence(section, sentence));
                }
            }
        }
        return sentences;
    }
}
