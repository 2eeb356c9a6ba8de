package io.xinglin.cli.ecg;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.verification.BeatMatching;
import io.xinglin.imaging.verification.EcgSets;
import io.xinglin.imaging.waveform.PreparedEcg;
import io.xinglin.imaging.waveform.WaveformInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin ecg features}: what the networks see of labelled recordings, by the product's own filters and detector. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what the networks of a waveform package see of labelled recordings, one JSON object a record:",
            "windows, their features and those of the beats with the record's class, or features of beats with 1 for a premature one, 0 for",
            "another and -1 where none is annotated. Training takes it, so that it never has a detector of its own."
        })
final class FeaturesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--rhythms", required = true, paramLabel = "DIR", description = "WFDB records and REFERENCE.csv")
    private Path rhythms;

    @Option(names = "--beats", required = true, paramLabel = "NPZ", description = "sig_R in mV, beat_R, pvc_R")
    private Path beats;

    @Option(names = "--beats-hertz", defaultValue = "360", description = "its rate; default: ${DEFAULT-VALUE}")
    private double beatsHertz;

    @Option(names = "--hertz", defaultValue = "200", description = "the package's rate; default: ${DEFAULT-VALUE}")
    private double hertz;

    @Option(names = "--size", defaultValue = "2000", description = "samples of a window; default: ${DEFAULT-VALUE}")
    private int size;

    @Option(names = "--band", arity = "2", paramLabel = "HZ", description = "corners of the band; default: 0.5 40")
    private double[] band = {0.5, 40};

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "JSON lines")
    private Path out;

    @Override
    public Integer call() throws IOException {
        var input = new WaveformInput(hertz, size, band[0], band[1], List.of());
        int failed = 0;
        try (var writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8);
                var json = new JsonFactory().createGenerator(writer)) {
            json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
            for (EcgSets.Rhythm record : EcgSets.rhythms(rhythms, "REFERENCE.csv")) {
                try {
                    rhythm(json, record, PreparedEcg.of(record.signal(), input));
                } catch (ProblemException e) {
                    failed++;
                    spec.commandLine().getErr().println(record.name() + ": " + e.problem());
                }
            }
            for (String name : EcgSets.records(beats)) {
                EcgSets.Beats record = EcgSets.beats(beats, name, beatsHertz);
                beats(json, record, PreparedEcg.of(record.signal(), input));
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private void rhythm(JsonGenerator json, EcgSets.Rhythm record, PreparedEcg ecg) throws IOException {
        json.writeStartObject();
        json.writeStringField("record", record.name());
        json.writeStringField("class", record.truth());
        json.writeArrayFieldStart("windows");
        for (PreparedEcg.Window window : ecg.windows(size)) {
            json.writeStartObject();
            numbers(json, "signal", window.samples());
            numbers(json, "features", window.features());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unlabelledBeats");
        for (float[] features : ecg.beatFeatures()) {
            array(json, features);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void beats(JsonGenerator json, EcgSets.Beats record, PreparedEcg ecg) throws IOException {
        double[] found =
                Arrays.stream(ecg.beats()).mapToDouble(b -> b / ecg.hertz()).toArray();
        BeatMatching matching = BeatMatching.of(found, record);
        json.writeStartObject();
        json.writeStringField("record", record.name());
        json.writeNumberField("missed", matching.missed());
        json.writeNumberField("missedPvc", matching.missedPvc());
        json.writeArrayFieldStart("beats");
        for (int i = 0; i < found.length; i++) {
            json.writeStartObject();
            json.writeNumberField("truth", matching.truth()[i]);
            numbers(json, "features", ecg.beatFeatures()[i]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, float[] values) throws IOException {
        json.writeFieldName(name);
        array(json, values);
    }

    private static void array(JsonGenerator json, float[] values) throws IOException {
        json.writeStartArray();
        for (float value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
