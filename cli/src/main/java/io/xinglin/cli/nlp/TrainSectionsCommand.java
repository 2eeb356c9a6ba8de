package io.xinglin.cli.nlp;

import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier.LabelledSentence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code xinglin nlp train-sections}: trains the sentence classifier from own-written sentences ({@code SECTION<TAB>sentence}
 * a line) and, where given, from annotated notes that name their section.
 */
@Command(
        name = "train-sections",
        mixinStandardHelpOptions = true,
        description = "Train the section classifier for sentences without headings.")
final class TrainSectionsCommand implements Callable<Integer> {
    @Option(names = "--sentences", required = true, description = "SECTION<TAB>sentence a line.")
    private Path sentences;

    @Option(names = "--corpus", description = "JSON lines with patient, section, text.")
    private Path corpus;

    @Option(
            names = "--corpus-sections",
            split = ",",
            defaultValue = "一般项目,病史特点,诊疗经过,出院情况",
            description = "Sections of the corpus to learn from (${DEFAULT-VALUE}).")
    private List<String> corpusSections;

    @Option(names = "--fold", defaultValue = "-1", description = "Leave out this fifth of the patients (0-4).")
    private int fold;

    @Option(names = "--out", required = true, description = "Where the model is written.")
    private Path model;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<LabelledSentence> learn = new ArrayList<>();
        List<LabelledSentence> test = new ArrayList<>();
        own(learn, test);
        int ownTest = test.size();
        if (corpus != null) {
            for (AnnotatedNote note : AnnotatedCorpus.read(corpus)) {
                (note.heldOut(fold) ? test : learn).addAll(SectionSentences.of(note, corpusSections));
            }
        }
        DoccatSentenceClassifier classifier;
        try (OutputStream out = Files.newOutputStream(model)) {
            classifier = DoccatSentenceClassifier.train(learn, out);
        }
        PrintWriter err = spec.commandLine().getErr();
        err.printf("%d sentences learnt, %d bytes%n", learn.size(), Files.size(model));
        report(err, "own sentences", classifier, test.subList(0, ownTest));
        report(err, "corpus sentences", classifier, test.subList(ownTest, test.size()));
        return 0;
    }

    private void own(List<LabelledSentence> learn, List<LabelledSentence> test) throws IOException {
        int number = 0;
        for (LabelledSentence labelled : SectionSentences.own(sentences)) {
            (fold >= 0 && number++ % 5 == fold ? test : learn).add(labelled);
        }
    }

    private static void report(
            PrintWriter err, String what, DoccatSentenceClassifier classifier, List<LabelledSentence> test) {
        if (test.isEmpty()) {
            return;
        }
        SectionTally tally = new SectionTally();
        test.forEach(labelled -> tally.count(labelled.section(), classifier.best(labelled.sentence())));
        tally.print(err, what + " left out");
    }
}
