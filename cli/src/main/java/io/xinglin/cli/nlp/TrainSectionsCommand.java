package io.xinglin.cli.nlp;

import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier.LabelledSentence;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final Map<String, SectionType> CORPUS_SECTIONS = Map.of(
            "一般项目", SectionType.GENERAL_INFORMATION,
            "病史特点", SectionType.PRESENT_ILLNESS,
            "诊疗经过", SectionType.TREATMENT_COURSE,
            "出院情况", SectionType.GENERAL_CONDITION);

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
                add(note, note.heldOut(fold) ? test : learn);
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
        for (String line : Files.readAllLines(sentences, StandardCharsets.UTF_8)) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                String[] columns = line.split("\t", 2);
                LabelledSentence labelled = new LabelledSentence(SectionType.valueOf(columns[0]), columns[1]);
                (fold >= 0 && number++ % 5 == fold ? test : learn).add(labelled);
            }
        }
    }

    private void add(AnnotatedNote note, List<LabelledSentence> to) {
        SectionType section = CORPUS_SECTIONS.get(note.section());
        if (section == null || !corpusSections.contains(note.section())) {
            return;
        }
        for (Span span : Sentences.sentences(FoldedText.of(note.text()))) {
            String sentence = span.of(note.text()).strip();
            if (sentence.length() >= 4) {
                to.add(new LabelledSentence(section, sentence));
            }
        }
    }

    private static void report(
            PrintWriter err, String what, DoccatSentenceClassifier classifier, List<LabelledSentence> test) {
        if (test.isEmpty()) {
            return;
        }
        int right = 0;
        Map<SectionType, int[]> byType = new TreeMap<>();
        for (LabelledSentence labelled : test) {
            boolean hit = classifier.best(labelled.sentence()) == labelled.section();
            right += hit ? 1 : 0;
            int[] counts = byType.computeIfAbsent(labelled.section(), t -> new int[2]);
            counts[0] += hit ? 1 : 0;
            counts[1]++;
        }
        err.printf("%s left out: accuracy %.4f (%d of %d)%n", what, (double) right / test.size(), right, test.size());
        byType.forEach((type, counts) -> err.printf("  %-24s %d of %d%n", type.zh(), counts[0], counts[1]));
    }
}
