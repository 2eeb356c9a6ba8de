package io.xinglin.cli.nlp;

import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.cli.nlp.AssertionLabels.LabelledSentence;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.AssertionClassifier;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.SectionFinder;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.assertion.ScopeAssertionClassifier;
import io.xinglin.nlp.opennlp.DoccatSentenceClassifier;
import io.xinglin.nlp.section.LayeredSectionFinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code xinglin nlp measure-assertion}: what the classifier says of the mentions of a corpus, against labels by hand. The
 * mentions are the corpus' own, the sections those the engine finds. Errors are told by offset, never with the text.
 */
@Command(
        name = "measure-assertion",
        mixinStandardHelpOptions = true,
        description = "Accuracy of the assertion classifier against labels by hand.")
final class MeasureAssertionCommand implements Callable<Integer> {
    @Option(names = "--corpus", required = true, description = "Folder of the JSON lines with id, text, entities.")
    private Path corpus;

    @Option(
            names = "--labels",
            required = true,
            description = "note, sentence, mention, assertion; see training/assertion.")
    private Path labels;

    @Option(names = "--errors", description = "List the mentions that are wrong, by note and offset.")
    private boolean errors;

    @Spec
    private CommandSpec spec;

    private final AssertionClassifier classifier = new ScopeAssertionClassifier();
    private final SectionFinder sections = new LayeredSectionFinder(DoccatSentenceClassifier.shipped());

    @Override
    public Integer call() throws IOException {
        List<LabelledSentence> labelled = labels();
        Map<String, AnnotatedNote> notes = notes(labelled);
        LabelScore score =
                new LabelScore(Arrays.stream(Assertion.values()).map(Enum::name).toList());
        PrintWriter out = spec.commandLine().getOut();
        for (LabelledSentence sentence : labelled) {
            AnnotatedNote note = notes.get(sentence.note());
            if (note == null) {
                throw new ParameterException(spec.commandLine(), "no note " + sentence.note() + " under --corpus");
            }
            List<Assertion> said = said(note, sentence);
            score.add(
                    sentence.assertions().stream().map(Enum::name).toList(),
                    said.stream().map(Enum::name).toList());
            if (errors) {
                list(sentence, said, out);
            }
        }
        score.print(out);
        out.flush();
        return 0;
    }

    private List<LabelledSentence> labels() throws IOException {
        try {
            return AssertionLabels.read(labels);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Map<String, AnnotatedNote> notes(List<LabelledSentence> labelled) throws IOException {
        Set<String> wanted = new HashSet<>();
        labelled.forEach(sentence -> wanted.add(sentence.note()));
        return AssertedCorpus.notes(corpus, wanted);
    }

    /** What the classifier says of the sentence's labelled mentions, in their order. */
    private List<Assertion> said(AnnotatedNote note, LabelledSentence sentence) {
        List<Candidate> candidates = note.entities().stream()
                .map(entity -> new Candidate(entity.span(), entity.label(), List.of()))
                .toList();
        List<Assertion> all = classifier.classify(note.text(), sections.find(note.text()), candidates);
        Map<Span, Assertion> bySpan = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            bySpan.put(candidates.get(i).span(), all.get(i));
        }
        List<Assertion> said = new ArrayList<>();
        for (Span mention : sentence.mentions()) {
            int start = note.text().offsetByCodePoints(0, mention.start());
            int end = note.text().offsetByCodePoints(0, mention.end());
            Assertion assertion = bySpan.get(new Span(start, end));
            if (assertion == null) {
                throw new ParameterException(spec.commandLine(), "no mention " + mention + " in " + note.id());
            }
            said.add(assertion);
        }
        return said;
    }

    private static void list(LabelledSentence sentence, List<Assertion> said, PrintWriter out) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) != sentence.assertions().get(i)) {
                Span mention = sentence.mentions().get(i);
                out.printf(
                        "%s %d-%d labelled %s said %s%n",
                        sentence.note(),
                        mention.start(),
                        mention.end(),
                        sentence.assertions().get(i),
                        said.get(i));
            }
        }
    }
}
