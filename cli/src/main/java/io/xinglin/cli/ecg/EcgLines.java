package io.xinglin.cli.ecg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.problem.Problem;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.MeasurementLabel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.series.EcgAnalysis;
import io.xinglin.imaging.waveform.EcgMeasure;
import io.xinglin.imaging.waveform.EcgMeasurement;
import io.xinglin.imaging.waveform.EcgSignal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes one JSON object a recording. Used by one thread. */
final class EcgLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final InstalledModel model;
    private final boolean everyBeat;
    private int failed;

    EcgLines(PrintWriter out, InstalledModel model, boolean everyBeat) {
        this.out = out;
        this.model = model;
        this.everyBeat = everyBeat;
    }

    /** How many lines carry an error. */
    int failed() {
        return failed;
    }

    void error(Path file, Problem problem) {
        failed++;
        ObjectNode line = JSON.createObjectNode().put("file", file.toString());
        line.putObject("error")
                .put("category", problem.category().name().toLowerCase(Locale.ROOT))
                .put("message", problem.message());
        write(line);
    }

    void measured(Path file, EcgSignal signal, EcgAnalysis analysis) {
        EcgMeasurement measurement = analysis.measurement();
        ObjectNode line = JSON.createObjectNode()
                .put("file", file.toString())
                .put(
                        "model",
                        model.algorithm().modelId() + " " + model.algorithm().version())
                .put("lead", analysis.ecg().lead())
                .put("hertz", signal.hertz())
                .put("seconds", rounded(signal.seconds(), 2))
                .put("beats", measurement.beats().length);
        for (EcgMeasure measure : EcgMeasure.values()) {
            measurement.of(measure).ifPresent(value -> line.put(measure.key(), rounded(value, measure.digits())));
        }
        EcgMeasurement.Variability variability = measurement.variability();
        line.put("sdnn-ms", rounded(variability.sdnn(), 0)).put("rmssd-ms", rounded(variability.rmssd(), 0));
        rhythm(line, analysis.rhythm());
        alarms(line, measurement);
        if (everyBeat) {
            beats(line.putArray("beat"), analysis);
        }
        write(line);
    }

    private void rhythm(ObjectNode line, double[] probabilities) {
        List<OutputLabel> labels = model.manifest().labels();
        int most = 0;
        ObjectNode all = JSON.createObjectNode();
        for (int k = 0; k < labels.size(); k++) {
            most = probabilities[k] > probabilities[most] ? k : most;
            all.put(labels.get(k).key(), rounded(probabilities[k], 4));
        }
        line.put("rhythm", labels.get(most).key()).set("probabilities", all);
    }

    private void alarms(ObjectNode line, EcgMeasurement measurement) {
        ArrayNode alarms = line.putArray("alarms");
        for (MeasurementLabel limit : model.manifest().waveform().orElseThrow().measurements()) {
            if (limit.label().severity() == Severity.CRITICAL && limit.holds(measurement)) {
                alarms.addObject()
                        .put("label", limit.label().key())
                        .put("limit", (limit.above() ? ">= " : "<= ") + limit.limit())
                        .put("source", limit.source());
            }
        }
    }

    private static void beats(ArrayNode all, EcgAnalysis analysis) {
        for (int i = 0; i < analysis.pvc().length; i++) {
            all.addObject()
                    .put("at", rounded(analysis.measurement().beats()[i], 3))
                    .put("pvc", rounded(analysis.pvc()[i], 4));
        }
    }

    private void write(ObjectNode line) {
        try {
            out.println(JSON.writeValueAsString(line));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    private static double rounded(double value, int digits) {
        double factor = Math.pow(10, digits);
        return Math.round(value * factor) / factor;
    }
}
