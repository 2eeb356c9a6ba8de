package io.xinglin.cli.nlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.AssertionClassifier;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.assertion.ScopeAssertionClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code xinglin nlp measure-dialogue}: how far the assertion classifier, made for written notes, carries over to what a
 * doctor and a patient say. The status of the data is that at the end of the dialogue; the classifier sees one utterance.
 */
@Command(
        name = "measure-dialogue",
        mixinStandardHelpOptions = true,
        description = "Agreement of the assertion classifier with the symptom status of dialogues.")
final class MeasureDialogueCommand implements Callable<Integer> {
    private static final Map<String, String> STATUS = Map.of("1", "TRUE", "2", "FALSE", "3", "UNCERTAIN");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--dialogues",
            required = true,
            description =
                    "JSON lines with dialogue-content: sentence, label (B, I, O a character), type (1, 2, 3 a symptom).")
    private Path dialogues;

    @Spec
    private CommandSpec spec;

    private final AssertionClassifier classifier = new ScopeAssertionClassifier();

    @Override
    public Integer call() throws IOException {
        LabelScore score = new LabelScore(List.of("TRUE", "FALSE", "UNCERTAIN"));
        int left = 0;
        try (Stream<String> lines = Files.lines(dialogues)) {
            for (String line : (Iterable<String>) lines::iterator) {
                for (JsonNode utterance : JSON.readTree(line).path("dialogue-content")) {
                    left += add(utterance, score) ? 0 : 1;
                }
            }
        }
        score.print(spec.commandLine().getOut());
        spec.commandLine().getOut().printf("%d utterances left out: marks and status do not fit%n", left);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private boolean add(JsonNode utterance, LabelScore score) {
        String text = utterance.path("sentence").asText();
        String marks = utterance.path("label").asText();
        JsonNode types = utterance.path("type");
        List<Candidate> symptoms = new ArrayList<>();
        for (int start = marks.indexOf('B'); start >= 0; start = marks.indexOf('B', start + 1)) {
            int end = start + 1;
            while (end < marks.length() && marks.charAt(end) == 'I') {
                end++;
            }
            symptoms.add(new Candidate(new Span(start, end), MentionType.SYMPTOM.name(), List.of()));
        }
        if (marks.length() != text.length() || symptoms.size() != types.size()) {
            return false;
        }
        if (!symptoms.isEmpty()) {
            List<String> labelled = new ArrayList<>();
            types.forEach(type -> labelled.add(STATUS.get(type.asText())));
            List<Assertion> said = classifier.classify(text, List.of(), symptoms);
            score.add(
                    labelled, said.stream().map(MeasureDialogueCommand::status).toList());
        }
        return true;
    }

    private static String status(Assertion assertion) {
        return switch (assertion) {
            case PRESENT, PAST -> "TRUE";
            case ABSENT -> "FALSE";
            case POSSIBLE, CONDITIONAL, PLANNED, FAMILY, NOT_PATIENT -> "UNCERTAIN";
        };
    }
}
