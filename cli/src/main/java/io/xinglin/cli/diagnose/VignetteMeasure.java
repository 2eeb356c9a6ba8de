package io.xinglin.cli.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.nlp.diagnosis.Answer;
import io.xinglin.nlp.diagnosis.Diagnoser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Accuracy and time over vignettes. The lines of odd number are for development, those of even number for test; weights
 * are never fitted on the latter. A hit is the gold code's three-character category; the whole code is counted beside it.
 */
final class VignetteMeasure {
    private static final int ROUNDS = 5;

    private final List<String> misses = new ArrayList<>();
    private int cases;
    private int first;
    private int exact;
    private int five;
    private int department;
    private double logLoss;
    private double confidence;

    private VignetteMeasure() {}

    static int run(Path file, Diagnoser diagnoser, PrintWriter out) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        VignetteMeasure[] halves = {new VignetteMeasure(), new VignetteMeasure()};
        for (int i = 0; i < lines.size(); i++) {
            JsonNode row = DiagnoseLine.JSON.readTree(lines.get(i));
            halves[i % 2].add(row, diagnoser.diagnose(DiagnoseLine.text(row), 10));
        }
        halves[0].print("development", out, true);
        halves[1].print("test", out, false);
        time(lines, diagnoser, out);
        return 0;
    }

    private static void time(List<String> lines, Diagnoser diagnoser, PrintWriter out) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : lines) {
            texts.add(DiagnoseLine.text(DiagnoseLine.JSON.readTree(line)));
        }
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            texts.forEach(text -> diagnoser.diagnose(text, 10));
            best = Math.min(best, (System.nanoTime() - start) / 1e6 / texts.size());
        }
        out.printf(Locale.ROOT, "time %.2f ms a record, one thread, best of %d rounds%n", best, ROUNDS);
    }

    private void add(JsonNode row, Answer answer) {
        String gold = row.get("icd10").textValue();
        cases++;
        int rank = rank(gold, answer, 3);
        first += rank == 0 ? 1 : 0;
        five += rank >= 0 && rank < 5 ? 1 : 0;
        exact += rank(gold, answer, gold.length()) == 0 ? 1 : 0;
        boolean there = answer.department().equals(row.get("department").textValue());
        department += there ? 1 : 0;
        double p = rank < 0 ? 1e-4 : Math.max(answer.diagnoses().get(rank).probability(), 1e-4);
        logLoss -= Math.log(p);
        confidence +=
                answer.diagnoses().isEmpty() ? 0 : answer.diagnoses().get(0).probability();
        if (rank != 0 || !there) {
            misses.add(row.get("id").asText() + " gold " + gold + " "
                    + row.path("name").asText() + " "
                    + row.get("department").textValue() + ", rank " + (rank + 1) + ", answered " + top(answer) + " "
                    + answer.department());
        }
    }

    private static String top(Answer answer) {
        return answer.diagnoses().stream()
                .limit(3)
                .map(d -> String.format(Locale.ROOT, "%s %.2f", d.name(), d.probability()))
                .toList()
                .toString();
    }

    private static int rank(String gold, Answer answer, int letters) {
        String category = gold.substring(0, letters);
        for (int i = 0; i < answer.diagnoses().size(); i++) {
            if (answer.diagnoses().get(i).icd10().startsWith(category)) {
                return i;
            }
        }
        return -1;
    }

    private void print(String name, PrintWriter out, boolean withMisses) {
        if (withMisses) {
            misses.forEach(miss -> out.println("miss " + miss));
        }
        out.printf(
                Locale.ROOT,
                "%s: %d cases, top-1 %.3f (whole code %.3f), top-5 %.3f, department %.3f, log loss %.3f,"
                        + " mean probability of the first %.3f%n",
                name,
                cases,
                share(first),
                share(exact),
                share(five),
                share(department),
                logLoss / Math.max(1, cases),
                confidence / Math.max(1, cases));
    }

    private double share(int count) {
        return cases == 0 ? 0 : (double) count / cases;
    }
}
