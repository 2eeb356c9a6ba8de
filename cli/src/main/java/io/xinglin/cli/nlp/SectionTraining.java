package io.xinglin.cli.nlp;

import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier.LabelledSentence;
import io.xinglin.nlp.section.SectionOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What the section finder learns from: own-written sentences and notes, and the sentences of a corpus. Options. */
final class SectionTraining {
    /** How often an own-written sentence counts against one of the corpus, which knows four sections only. */
    private static final int OWN = 4;

    @Option(names = "--sentences", required = true, description = "SECTION<TAB>sentence a line.")
    private Path sentences;

    @Option(names = "--section-notes", required = true, description = "段<TAB>text a line, an empty line ends a note.")
    private Path notes;

    @Option(names = "--corpus", description = "JSON lines with patient, section, text.")
    private Path corpus;

    @Option(
            names = "--corpus-sections",
            split = ",",
            defaultValue = "一般项目,病史特点,诊疗经过,出院情况",
            description = "Sections of the corpus to learn from (${DEFAULT-VALUE}); measured are all four.")
    private List<String> corpusSections;

    private List<LabelledSentence> own;
    private List<AnnotatedNote> annotated;
    private List<List<LabelledSentence>> ofNotes;

    void read() throws IOException {
        ofNotes = SectionSentences.notes(notes);
        own = new ArrayList<>(SectionSentences.own(sentences));
        ofNotes.forEach(own::addAll);
        annotated = corpus == null ? List.of() : AnnotatedCorpus.read(corpus);
    }

    List<AnnotatedNote> annotated() {
        return annotated;
    }

    /** @param leftOut a fifth of the corpus' patients (0-4) */
    SectionOrder order(int leftOut) {
        return SectionSentences.order(
                ofNotes,
                annotated.stream().filter(note -> !note.heldOut(leftOut)).toList());
    }

    List<LabelledSentence> learnt(int leftOut) {
        List<LabelledSentence> learn = new ArrayList<>();
        for (int i = 0; i < OWN; i++) {
            learn.addAll(own);
        }
        for (AnnotatedNote note : annotated) {
            if (!note.heldOut(leftOut)) {
                learn.addAll(SectionSentences.finer(SectionSentences.of(note, corpusSections)));
            }
        }
        return learn;
    }

    /** @param leftOut a fifth of the corpus' patients (0-4) */
    DoccatSentenceClassifier classifier(int leftOut, OutputStream to) throws IOException {
        return DoccatSentenceClassifier.train(learnt(leftOut), to);
    }
}
