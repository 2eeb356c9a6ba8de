package io.xinglin.cli.imaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.terminology.Code;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Writes one JSON object a line, each as soon as it is known. Used by one thread. */
final class ResultLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double DIGITS = 1e6;

    private final PrintWriter out;
    private final InstalledModel model;
    private int failed;

    ResultLines(PrintWriter out, InstalledModel model) {
        this.out = out;
        this.model = model;
    }

    /** How many lines carry an error. */
    int failed() {
        return failed;
    }

    /** A file that cannot be used. */
    void error(Path file, Optional<String> series, Problem problem) {
        failed++;
        ObjectNode line = JSON.createObjectNode().put("file", file.toString());
        series.ifPresent(s -> line.put("series", s));
        error(line, problem);
    }

    /** A series that could not be analysed as a whole. */
    void error(String series, Problem problem) {
        failed++;
        error(JSON.createObjectNode().put("series", series), problem);
    }

    private void error(ObjectNode line, Problem problem) {
        line.putObject("error")
                .put("category", problem.category().name().toLowerCase(Locale.ROOT))
                .put("message", problem.message());
        write(line);
    }

    /** One picture. */
    void picture(Path file, Optional<String> series, double[] probabilities) {
        ObjectNode line = JSON.createObjectNode().put("file", file.toString());
        series.ifPresent(s -> line.put("series", s));
        findings(line, probabilities, model.manifest()::pictureThreshold, (label, finding) -> {});
        write(line);
    }

    /** Starts the line of a series; the caller adds the slices and hands it to {@link #write}. */
    ObjectNode series(String series, int files, double[] probabilities, EvidenceOf evidence) {
        ObjectNode line = series(series, files);
        findings(line, probabilities, OutputLabel::threshold, (label, finding) -> {
            ArrayNode names = finding.putArray("evidence");
            evidence.of(label).forEach(names::add);
        });
        return line;
    }

    /** The head of a series' line. */
    ObjectNode series(String series, int files) {
        AlgorithmIdentification algorithm = model.algorithm();
        ObjectNode line = JSON.createObjectNode().put("series", series).put("files", files);
        line.putObject("model")
                .put("id", algorithm.modelId())
                .put("version", algorithm.version())
                .put("sha256", algorithm.sha256());
        return line;
    }

    /** Adds a finding to a line's array. */
    static ObjectNode finding(ArrayNode to, Code code, String label, double probability, double threshold) {
        return to.addObject()
                .put("code", code.value())
                .put("system", code.system().designator())
                .put("label", label)
                .put("probability", rounded(probability))
                .put("positive", probability >= threshold)
                .put("threshold", threshold);
    }

    /** Names of the slices a label rests on, strongest first. */
    @FunctionalInterface
    interface EvidenceOf {
        List<String> of(int label);
    }

    @FunctionalInterface
    private interface Addition {
        void to(int label, ObjectNode finding);
    }

    private void findings(
            ObjectNode line, double[] probabilities, ToDoubleFunction<OutputLabel> threshold, Addition addition) {
        ArrayNode findings = line.putArray("findings");
        List<OutputLabel> labels = model.manifest().labels();
        for (int k = 0; k < labels.size(); k++) {
            OutputLabel label = labels.get(k);
            if (!label.finding()) {
                continue;
            }
            addition.to(
                    k, finding(findings, label.code(), label.key(), probabilities[k], threshold.applyAsDouble(label)));
        }
    }

    /** Adds {@code {label: probability}}. */
    void probabilities(ObjectNode line, double[] probabilities) {
        ObjectNode all = line.putObject("probabilities");
        List<OutputLabel> labels = model.manifest().labels();
        for (int k = 0; k < labels.size(); k++) {
            all.put(labels.get(k).key(), rounded(probabilities[k]));
        }
    }

    void write(ObjectNode line) {
        try {
            out.println(JSON.writeValueAsString(line));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    private static double rounded(double probability) {
        return Math.round(probability * DIGITS) / DIGITS;
    }
}
