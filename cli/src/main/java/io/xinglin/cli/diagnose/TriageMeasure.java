package io.xinglin.cli.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.cli.diagnose.TriageDialogue.Candidate;
import io.xinglin.cli.diagnose.TriageDialogue.Reply;
import io.xinglin.nlp.diagnosis.Diagnoser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The first reply to single complaints, {@code {"id","say","departments","categories","open"}} a line: whether there are
 * candidates, whether one of the categories is among them, and where the patient is sent. A complaint is sent rightly to one of
 * its departments; one that is {@code open}, because it may be of many, also where no department is named and a question asked.
 * Not for use by many threads.
 */
final class TriageMeasure {
    private final Diagnoser diagnoser;
    private final PrintWriter out;
    private int cases;
    private int answered;
    private int among;
    private int sent;
    private int asked;

    private TriageMeasure(Diagnoser diagnoser, PrintWriter out) {
        this.diagnoser = diagnoser;
        this.out = out;
    }

    /** @param misses whether each complaint that missed is named */
    static int run(List<Path> files, boolean misses, Diagnoser diagnoser, PrintWriter out) throws IOException {
        for (Path file : files) {
            TriageMeasure measure = new TriageMeasure(diagnoser, out);
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                measure.add(DiagnoseLine.JSON.readTree(line), misses);
            }
            measure.print(String.valueOf(file.getFileName()));
        }
        return 0;
    }

    private void add(JsonNode row, boolean misses) {
        Reply reply = new TriageDialogue(diagnoser).say(row.get("say").textValue());
        boolean asks = reply.department().isEmpty() && !reply.question().isEmpty();
        boolean found = reply.candidates().stream()
                .anyMatch(candidate ->
                        holds(row.get("categories"), candidate.icd10().substring(0, 3)));
        boolean right = holds(row.get("departments"), reply.department())
                || (row.path("open").asBoolean() && asks);
        cases++;
        answered += reply.candidates().isEmpty() ? 0 : 1;
        among += found ? 1 : 0;
        sent += right ? 1 : 0;
        asked += asks ? 1 : 0;
        if (misses && !(found && right)) {
            out.println(
                    "miss " + row.get("id").asText() + " " + row.get("say").textValue() + " " + row.get("departments")
                            + ", answered " + reply.department() + " " + reply.alternates() + " " + names(reply));
        }
    }

    private static boolean holds(JsonNode names, String name) {
        for (JsonNode one : names) {
            if (one.textValue().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(Reply reply) {
        return reply.candidates().stream()
                .map(candidate -> String.format(Locale.ROOT, "%s %.2f", name(candidate), candidate.probability()))
                .toList();
    }

    private static String name(Candidate candidate) {
        return candidate.icd10() + " " + candidate.name();
    }

    private void print(String name) {
        out.printf(
                Locale.ROOT,
                "%s: %d complaints, with candidates %.3f, category among the first %d %.3f, sent rightly %.3f, asked on %.3f%n",
                name,
                cases,
                share(answered),
                TriageDialogue.CANDIDATES,
                share(among),
                share(sent),
                share(asked));
    }

    private double share(int count) {
        return count / (double) Math.max(1, cases);
    }
}
