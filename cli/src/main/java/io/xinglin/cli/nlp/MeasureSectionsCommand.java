package io.xinglin.cli.nlp;

import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionFinder;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier.LabelledSentence;
import io.xinglin.nlp.section.HeadingWords;
import io.xinglin.nlp.section.LayeredSectionFinder;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.SectionIndex;
import io.xinglin.nlp.text.Sentences;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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
    /** As in a discharge summary. */
    private static final List<String> ORDER = List.of("一般项目", "病史特点", "诊疗经过", "出院情况");

    private static final Set<SectionType> IN_HISTORY = EnumSet.complementOf(EnumSet.of(
            SectionType.GENERAL_INFORMATION,
            SectionType.TREATMENT_COURSE,
            SectionType.GENERAL_CONDITION,
            SectionType.DISCHARGE_DIAGNOSIS,
            SectionType.DISCHARGE_ORDERS));

    @Option(names = "--sentences", required = true, description = "SECTION<TAB>sentence a line, learnt in every fold.")
    private Path sentences;

    @Option(names = "--corpus", description = "JSON lines with patient, section, text.")
    private Path corpus;

    @Option(
            names = "--corpus-sections",
            split = ",",
            defaultValue = "一般项目,诊疗经过",
            description = "Sections of the corpus to learn from (${DEFAULT-VALUE}); measured are all four.")
    private List<String> corpusSections;

    @Option(names = "--notes", description = "A folder of notes (*.txt, what follows a line --- is left out).")
    private Path notes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<LabelledSentence> own = SectionSentences.own(sentences);
        List<AnnotatedNote> all = corpus == null ? List.of() : AnnotatedCorpus.read(corpus);
        if (corpus != null) {
            folds(own, all);
        }
        if (notes != null) {
            notes(classifier(own, all, FOLDS));
        }
        return 0;
    }

    private void folds(List<LabelledSentence> own, List<AnnotatedNote> all) throws IOException {
        SectionTally alone = new SectionTally();
        SectionTally whole = new SectionTally();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            DoccatSentenceClassifier classifier = classifier(own, all, fold);
            LayeredSectionFinder finder = new LayeredSectionFinder(classifier);
            TreeMap<String, List<AnnotatedNote>> patients = new TreeMap<>();
            all.stream()
                    .filter(note -> note.heldOut(left))
                    .forEach(note -> patients.computeIfAbsent(note.group(), group -> new ArrayList<>())
                            .add(note));
            for (List<AnnotatedNote> patient : patients.values()) {
                for (AnnotatedNote note : patient) {
                    SectionSentences.of(note, ORDER)
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
                .sorted(Comparator.comparingInt(note -> ORDER.indexOf(note.section())))
                .toList();
        for (AnnotatedNote note : inOrder) {
            for (LabelledSentence labelled : SectionSentences.of(note, ORDER)) {
                gold.add(labelled);
                starts.add(text.length());
                text.append(labelled.sentence());
            }
            text.append('\n');
        }
        SectionIndex found = new SectionIndex(finder.find(text.toString()));
        for (int i = 0; i < gold.size(); i++) {
            tally.count(gold.get(i).section(), coarse(found.innermost(starts.get(i))));
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
        LayeredSectionFinder finder = new LayeredSectionFinder(classifier);
        SectionTally tally = new SectionTally();
        int headed = 0;
        try (Stream<Path> files = Files.list(notes)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8).split("(?m)^---$", 2)[0];
                headed += note(text, finder, tally) ? 1 : 0;
            }
        }
        tally.print(out(), headed + " notes with their headings taken away");
    }

    private static boolean note(String text, LayeredSectionFinder finder, SectionTally tally) {
        List<Span> headings = HeadingWords.find(text);
        if (headings.isEmpty()) {
            return false;
        }
        List<Section> gold = finder.find(text);
        StringBuilder bare = new StringBuilder();
        List<SectionType> types = new ArrayList<>();
        int at = 0;
        for (Span heading : headings) {
            bare(text, new Span(at, heading.start()), gold, bare, types);
            at = heading.end();
        }
        bare(text, new Span(at, text.length()), gold, bare, types);
        List<Section> found = finder.find(bare.toString());
        for (Span sentence : Sentences.sentences(FoldedText.of(bare.toString()))) {
            if (!sentence.of(bare.toString()).isBlank()) {
                tally.count(types.get(sentence.start()), outermost(found, sentence.start()));
            }
        }
        return true;
    }

    private static void bare(String text, Span part, List<Section> gold, StringBuilder bare, List<SectionType> types) {
        for (int i = part.start(); i < part.end(); i++) {
            bare.append(text.charAt(i));
            types.add(outermost(gold, i));
        }
    }

    /** The segments inside 现病史 count as 现病史. */
    private static SectionType outermost(List<Section> sections, int offset) {
        return sections.stream()
                .filter(section -> section.span().start() <= offset
                        && offset < section.span().end())
                .map(Section::type)
                .findFirst()
                .orElse(SectionType.OTHER);
    }

    private DoccatSentenceClassifier classifier(List<LabelledSentence> own, List<AnnotatedNote> all, int leftOut)
            throws IOException {
        List<LabelledSentence> learn = new ArrayList<>(own);
        for (AnnotatedNote note : all) {
            if (!note.heldOut(leftOut)) {
                learn.addAll(SectionSentences.of(note, corpusSections));
            }
        }
        return DoccatSentenceClassifier.train(learn, OutputStream.nullOutputStream());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
