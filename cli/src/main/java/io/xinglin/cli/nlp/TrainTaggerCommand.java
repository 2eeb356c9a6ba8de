package io.xinglin.cli.nlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.CharacterTagger;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.tagger.TaggerTrainer;
import io.xinglin.nlp.text.FoldedText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code xinglin nlp train-tagger}: trains the fast mention engine of one scheme, measured on patients left out. */
@Command(
        name = "train-tagger",
        mixinStandardHelpOptions = true,
        description = "Train the mention tagger of a scheme from annotated notes.")
final class TrainTaggerCommand implements Callable<Integer> {
    @Option(names = "--corpus", required = true, description = "JSON lines with id, patient, text, entities.")
    private Path corpus;

    @Option(names = "--labels", required = true, split = ",", description = "The scheme's labels.")
    private List<String> labels;

    @Option(names = "--out", required = true, description = "Where the model is written.")
    private Path model;

    @Option(names = "--fold", defaultValue = "-1", description = "Leave out this fifth of the patients (0-4).")
    private int fold;

    @Option(names = "--gold", description = "Where the left-out notes are written.")
    private Path gold;

    @Option(names = "--predicted", description = "Where the predictions on them are written.")
    private Path predicted;

    @Option(names = "--epochs", defaultValue = "12", description = "Passes over the corpus (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(names = "--cutoff", defaultValue = "2", description = "Drop rarer features (${DEFAULT-VALUE}).")
    private int cutoff;

    @Option(names = "--rate", defaultValue = "0.2", description = "Step size (${DEFAULT-VALUE}).")
    private float rate;

    @Option(names = "--l1", defaultValue = "0.0005", description = "Shrinkage (${DEFAULT-VALUE}).")
    private float l1;

    @Option(names = "--threshold", defaultValue = "0.01", description = "Smallest stored weight (${DEFAULT-VALUE}).")
    private float threshold;

    @Option(
            names = "--prune",
            defaultValue = "0",
            description = "Drop features that weigh less than this share of the largest weight (${DEFAULT-VALUE}).")
    private double prune;

    @Option(
            names = "--average",
            defaultValue = "1",
            description = "The model is the mean of its states after each of so many last passes (${DEFAULT-VALUE}).")
    private int average;

    @Option(
            names = "--silver",
            description =
                    "More notes to learn from, JSON lines with id and text; their marks are those of --silver-facts. "
                            + "The fifth of --fold is left out of them too.")
    private Path silver;

    @Option(
            names = "--silver-facts",
            description = "What another engine found in them: the answers of nlp extract with this scheme.")
    private Path silverFacts;

    @Option(
            names = "--silver-weight",
            defaultValue = "0.5",
            description = "How much such a note teaches beside one of the corpus, above 0 to 1 (${DEFAULT-VALUE}).")
    private float silverWeight;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<TaggerTrainer.Example> examples = new ArrayList<>();
        List<AnnotatedNote> heldOut = new ArrayList<>();
        for (AnnotatedNote note : AnnotatedCorpus.read(corpus)) {
            if (note.heldOut(fold)) {
                heldOut.add(note);
            } else {
                examples.add(example(note, 1));
            }
        }
        err.printf("%d notes to learn from, %d left out%n", examples.size(), heldOut.size());
        if (silver != null) {
            addSilver(examples);
            err.printf("%d with what another engine found%n", examples.size());
        }
        var options = new TaggerTrainer.Options(epochs, cutoff, rate, l1, threshold, average, 7);
        CharacterTagger tagger =
                TaggerTrainer.train(examples, labels, options, err::println).pruned(prune);
        try (OutputStream out = Files.newOutputStream(model)) {
            tagger.write(out);
        }
        err.printf("%d features, %d bytes%n", tagger.features(), Files.size(model));
        if (gold != null && predicted != null) {
            evaluate(tagger, heldOut);
        }
        return 0;
    }

    private void addSilver(List<TaggerTrainer.Example> examples) throws IOException {
        if (silverFacts == null) {
            throw new ParameterException(spec.commandLine(), "--silver needs --silver-facts");
        }
        for (AnnotatedNote note : AnnotatedCorpus.read(silver, silverFacts)) {
            if (!note.heldOut(fold)) {
                examples.add(example(note, silverWeight));
            }
        }
    }

    private static TaggerTrainer.Example example(AnnotatedNote note, float weight) {
        FoldedText text = FoldedText.of(note.text());
        return new TaggerTrainer.Example(text, lexicon(text), note.entities(), weight);
    }

    private static LexiconClasses lexicon(FoldedText text) {
        return Lexicon.standard().classes(text);
    }

    private void evaluate(CharacterTagger tagger, List<AnnotatedNote> notes) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedWriter golds = Files.newBufferedWriter(gold, StandardCharsets.UTF_8);
                BufferedWriter predictions = Files.newBufferedWriter(predicted, StandardCharsets.UTF_8)) {
            for (AnnotatedNote note : notes) {
                List<Tagged> kept = note.entities().stream()
                        .filter(entity -> labels.contains(entity.label()))
                        .toList();
                FoldedText text = FoldedText.of(note.text());
                golds.write(line(json, note, kept));
                predictions.write(line(json, note, tagger.tag(text, lexicon(text))));
            }
        }
    }

    private static String line(ObjectMapper json, AnnotatedNote note, List<Tagged> entities) {
        ObjectNode row = json.createObjectNode().put("id", note.id());
        ArrayNode array = row.putArray("entities");
        for (Tagged tagged : entities) {
            array.addObject()
                    .put("start", note.text().codePointCount(0, tagged.span().start()))
                    .put("end", note.text().codePointCount(0, tagged.span().end()))
                    .put("label", tagged.label());
        }
        return row + "\n";
    }
}
