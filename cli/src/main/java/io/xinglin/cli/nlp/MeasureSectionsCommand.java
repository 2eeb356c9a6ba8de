package io.xinglin.cli.nlp;

import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionFinder;
import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier.LabelledSentence;
import io.xinglin.nlp.section.LayeredSectionFinder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code xinglin nlp measure-sections}: how many sentences of text without headings get their section. In five folds over
 * the corpus' patients, and on notes whose own headings were taken away.
 */
@Command(
        name = "measure-sections",
        mixinStandardHelpOptions = true,
        description = "Measure sections of text without headings, on patients left out of the training.")
final class MeasureSectionsCommand implements Callable<Integer> {
    private static final int FOLDS = 5;
    private static final Set<SectionType> IN_HISTORY = EnumSet.complementOf(EnumSet.of(
            SectionType.GENERAL_INFORMATION,
            SectionType.TREATMENT_COURSE,
            SectionType.GENERAL_CONDITION,
            SectionType.DISCHARGE_DIAGNOSIS,
            SectionType.DISCHARGE_ORDERS));

    @Mixin
    private SectionTraining training;

    @Option(names = "--notes", description = "A folder of notes (*.txt, what follows a line --- is left out).")
    private Path notes;

    @Option(names = "--bare", description = "A folder of notes without headings, section<TAB>text a line.")
    private Path bare;

    @Option(names = "--errors", description = "List the sentences of the notes told wrong.")
    private boolean errors;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        training.read();
        if (!training.annotated().isEmpty()) {
            folds();
        }
        if (notes != null || bare != null) {
            notes(training.classifier(FOLDS, OutputStream.nullOutputStream()));
        }
        return 0;
    }

    private void folds() throws IOException {
        SectionTally alone = new SectionTally();
        SectionTally whole = new SectionTally();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            DoccatSentenceClassifier classifier = training.classifier(fold, OutputStream.nullOutputStream());
            LayeredSectionFinder finder = new LayeredSectionFinder(classifier, training.order(fold));
            TreeMap<String, List<AnnotatedNote>> patients = new TreeMap<>();
            training.annotated().stream()
                    .filter(note -> note.heldOut(left))
                    .forEach(note -> patients.computeIfAbsent(note.group(), group -> new ArrayList<>())
                            .add(note));
            for (List<AnnotatedNote> patient : patients.values()) {
                for (AnnotatedNote note : patient) {
                    SectionSentences.of(note, SectionSentences.ORDER)
                            .forEach(labelled ->
                                    alone.count(labelled.section(), coarse(classifier.best(labelled.sentence()))));
                }
                document(patient, finder, whole);
            }
        }
        alone.print(out(), "corpus, five folds of patients, the classifier alone on single sentences");
        whole.print(out(), "corpus, five folds of patients, headings, cues and classifier on the joined text");
    }

    /** A patient's notes one after the other, without a heading. */
    private static void document(List<AnnotatedNote> patient, SectionFinder finder, SectionTally tally) {
        StringBuilder text = new StringBuilder();
        List<LabelledSentence> gold = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<AnnotatedNote> inOrder = patient.stream()
                .sorted(Comparator.comparingInt(note -> SectionSentences.ORDER.indexOf(note.section())))
                .toList();
        for (AnnotatedNote note : inOrder) {
            for (LabelledSentence labelled : SectionSentences.of(note, SectionSentences.ORDER)) {
                gold.add(labelled);
                starts.add(text.length());
                text.append(labelled.sentence());
            }
            text.append('\n');
        }
        List<Section> found = finder.find(text.toString());
        for (int i = 0; i < gold.size(); i++) {
            tally.count(gold.get(i).section(), coarse(BareNotes.outermost(found, starts.get(i))));
        }
    }

    /** The corpus knows four sections: history and examinations are one, whatever stands after the stay is another. */
    private static SectionType coarse(SectionType type) {
        if (IN_HISTORY.contains(type)) {
            return SectionType.PRESENT_ILLNESS;
        }
        boolean discharge = type == SectionType.DISCHARGE_DIAGNOSIS || type == SectionType.DISCHARGE_ORDERS;
        return discharge ? SectionType.GENERAL_CONDITION : type;
    }

    private void notes(DoccatSentenceClassifier classifier) throws IOException {
        LayeredSectionFinder finder = new LayeredSectionFinder(classifier, training.order(FOLDS));
        if (notes != null) {
            BareNotes stripped = new BareNotes(finder);
            stripped.stripped(notes);
            print(stripped, "notes with their headings taken away");
        }
        if (bare != null) {
            BareNotes written = new BareNotes(finder);
            written.written(bare);
            print(written, "notes written without headings");
        }
    }

    private void print(BareNotes counted, String what) {
        counted.tally().print(out(), counted.notes() + " " + what);
        if (errors) {
            out().print(counted.errors());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
