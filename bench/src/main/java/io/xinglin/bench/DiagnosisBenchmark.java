package io.xinglin.bench;

import io.xinglin.cli.XinglinCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Accuracy, calibration and milliseconds a record of the aided diagnosis: first over the vignettes nothing was fitted to,
 * then over those of development. Settings: {@code vignettes}, the folder.
 */
final class DiagnosisBenchmark implements Benchmark {
    static final String FOLDER = "nlp/src/test/resources/io/xinglin/nlp/diagnosis";
    private static final List<String> KEPT_APART = List.of("vignettes-notes.jsonl", "vignettes-last.jsonl");
    private static final List<String> DEVELOPMENT = List.of("vignettes.jsonl", "vignettes-later.jsonl");

    @Override
    public String purpose() {
        return "aided diagnosis: accuracy with its 95 % interval, calibration, ms a record; no server needed";
    }

    @Override
    public void run(Settings settings, Figures figures) {
        Path folder = Path.of(settings.text("vignettes", FOLDER));
        figures.say("kept apart");
        measure(folder, KEPT_APART, figures);
        figures.say("development");
        measure(folder, DEVELOPMENT, figures);
    }

    private static void measure(Path folder, List<String> files, Figures figures) {
        List<String> arguments = new ArrayList<>(List.of("diagnose"));
        for (String file : files) {
            arguments.add("--measure");
            arguments.add(folder.resolve(file).toString());
        }
        int status = XinglinCli.run(figures.out(), System.err, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("diagnose --measure ended with " + status);
        }
    }

    /** The lines of a file of vignettes. */
    static List<String> lines(Settings settings) throws IOException {
        return Files.readAllLines(Path.of(settings.text("vignettes", FOLDER)).resolve(KEPT_APART.get(0)));
    }
}
