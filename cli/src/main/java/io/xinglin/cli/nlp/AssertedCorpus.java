package io.xinglin.cli.nlp;

import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.cli.nlp.AssertionLabels.LabelledSentence;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.learning.AssertedText;
import io.xinglin.nlp.learning.AssertedText.Marked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes of a corpus, a folder of JSON lines, whose mentions carry assertions labelled by hand. Stateless. */
final class AssertedCorpus {
    private AssertedCorpus() {}

    /** The notes that are wanted, by id, out of every {@code .jsonl} of the folder. */
    static Map<String, AnnotatedNote> notes(Path folder, Set<String> wanted) throws IOException {
        Map<String, AnnotatedNote> notes = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (AnnotatedNote note : AnnotatedCorpus.read(file)) {
                    if (wanted.contains(note.id())) {
                        notes.put(note.id(), note);
                    }
                }
            }
        }
        return notes;
    }

    /** @throws IllegalArgumentException naming a line of the labels that cannot be read, or a note that the folder lacks */
    static List<AssertedText> read(Path folder, Path labels) throws IOException {
        Map<String, List<LabelledSentence>> sentences = AssertionLabels.read(labels).stream()
                .collect(Collectors.groupingBy(LabelledSentence::note, LinkedHashMap::new, Collectors.toList()));
        Map<String, AnnotatedNote> notes = notes(folder, sentences.keySet());
        List<AssertedText> texts = new ArrayList<>();
        sentences.forEach((id, labelled) -> {
            if (!notes.containsKey(id)) {
                throw new IllegalArgumentException("no note " + id + " among the texts");
            }
            texts.add(text(notes.get(id), labelled));
        });
        return texts;
    }

    private static AssertedText text(AnnotatedNote note, List<LabelledSentence> sentences) {
        Map<Span, Assertion> labels = new HashMap<>();
        for (LabelledSentence sentence : sentences) {
            for (int i = 0; i < sentence.mentions().size(); i++) {
                Span mention = sentence.mentions().get(i);
                labels.put(
                        new Span(
                                note.text().offsetByCodePoints(0, mention.start()),
                                note.text().offsetByCodePoints(0, mention.end())),
                        sentence.assertions().get(i));
            }
        }
        List<Marked> marked = note.entities().stream()
                .map(entity -> new Marked(entity.span(), entity.label()))
                .toList();
        return new AssertedText(note.text(), marked, labels);
    }
}
