package io.xinglin.cli.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.core.diagnosis.Answer;
import io.xinglin.nlp.diagnosis.Diagnoser;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Accuracy, calibration and time over files of vignettes, each file for itself and all together.
 *
 * <p>A hit is the gold code's three-character category; the whole code is counted beside it. A department is right where
 * it is the one that takes a patient with the gold disease; allowed where it is another that may (departments.yaml).
 */
final class VignetteMeasure {
    private static final int ROUNDS = 5;

    private final Diagnoser diagnoser;
    private final PrintWriter out;

    private VignetteMeasure(Diagnoser diagnoser, PrintWriter out) {
        this.diagnoser = diagnoser;
        this.out = out;
    }

    /** @param misses whether each vignette that missed is named */
    static int run(List<Path> files, boolean misses, Diagnoser diagnoser, PrintWriter out) throws IOException {
        VignetteMeasure measure = new VignetteMeasure(diagnoser, out);
        VignetteScore all = new VignetteScore();
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            VignetteScore score = new VignetteScore();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                JsonNode row = DiagnoseLine.JSON.readTree(line);
                String text = DiagnoseLine.text(row);
                texts.add(text);
                Answer answer = diagnoser.diagnose(text, 10);
                List<String> departments = measure.departments(row, text);
                score.add(row, answer, departments);
                all.add(row, answer, departments);
            }
            score.print(String.valueOf(file.getFileName()), misses, out);
        }
        if (files.size() > 1) {
            all.print("together", false, out);
        }
        all.printCalibration(out);
        measure.time(texts);
        return 0;
    }

    private List<String> departments(JsonNode row, String text) {
        List<String> all = diagnoser.departments(row.path("name").asText(), text);
        return all.isEmpty() ? List.of(row.get("department").textValue()) : all;
    }

    private void time(List<String> texts) {
        var threads = ManagementFactory.getThreadMXBean();
        double wall = Double.MAX_VALUE;
        double cpu = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            texts.forEach(text -> diagnoser.diagnose(text, 10));
            cpu = Math.min(cpu, (threads.getCurrentThreadCpuTime() - used) / 1e6 / texts.size());
            wall = Math.min(wall, (System.nanoTime() - start) / 1e6 / texts.size());
        }
        out.printf(
                Locale.ROOT,
                "time %.2f ms a record (%.2f ms of processor), one thread, best of %d rounds%n",
                wall,
                cpu,
                ROUNDS);
    }
}
