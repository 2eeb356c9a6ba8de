package io.xinglin.cli.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.core.diagnosis.Answer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts over vignettes: hits with their 95 % interval (Wilson), log loss, reliability. Not for use by many threads. */
final class VignetteScore {
    private static final int BINS = 5;
    private static final double Z = 1.96;

    private final List<String> misses = new ArrayList<>();
    private final int[] filled = new int[BINS];
    private final double[] believed = new double[BINS];
    private final int[] right = new int[BINS];
    private int cases;
    private int first;
    private int exact;
    private int five;
    private int department;
    private int allowed;
    private double logLoss;

    /** @param departments every department that may take a patient with the gold disease, the one to name first */
    void add(JsonNode row, Answer answer, List<String> departments) {
        String gold = row.get("icd10").textValue();
        cases++;
        int rank = rank(gold, answer, 3);
        first += rank == 0 ? 1 : 0;
        five += rank >= 0 && rank < 5 ? 1 : 0;
        exact += rank(gold, answer, gold.length()) == 0 ? 1 : 0;
        department += departments.get(0).equals(answer.department()) ? 1 : 0;
        allowed += departments.contains(answer.department()) ? 1 : 0;
        logLoss -= Math.log(Math.max(probability(gold, answer), 1e-4));
        if (!answer.diagnoses().isEmpty()) {
            // Diseases of one category are one answer to the question asked here.
            String said = answer.diagnoses().get(0).icd10();
            double p = probability(said, answer);
            int bin = Math.min(BINS - 1, (int) (p * BINS));
            filled[bin]++;
            believed[bin] += p;
            right[bin] += rank == 0 ? 1 : 0;
        }
        if (rank != 0 || !departments.contains(answer.department())) {
            misses.add(row.get("id").asText() + " gold " + gold + " "
                    + row.path("name").asText() + " " + departments + ", rank " + (rank + 1) + ", answered "
                    + top(answer) + " " + answer.department());
        }
    }

    /** The probability of the code's category. */
    private static double probability(String icd, Answer answer) {
        return answer.diagnoses().stream()
                .filter(d -> d.icd10().startsWith(icd.substring(0, 3)))
                .mapToDouble(Answer.Ranked::probability)
                .sum();
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

    void print(String name, boolean withMisses, PrintWriter out) {
        if (withMisses) {
            misses.forEach(miss -> out.println("miss " + miss));
        }
        out.printf(
                Locale.ROOT,
                "%s: %d cases, top-1 %s (whole code %s), top-5 %s, department %s, with alternates %s, log loss %.3f%n",
                name,
                cases,
                share(first),
                share(exact),
                share(five),
                share(department),
                share(allowed),
                logLoss / Math.max(1, cases));
    }

    /** Reliability: of the cases whose first category was given so much probability, how many were right. */
    void printCalibration(PrintWriter out) {
        double error = 0;
        int counted = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (filled[bin] > 0) {
                double p = believed[bin] / filled[bin];
                double hit = (double) right[bin] / filled[bin];
                out.printf(
                        Locale.ROOT,
                        "probability %.1f to %.1f: %d cases, mean %.3f, right %.3f%n",
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        filled[bin],
                        p,
                        hit);
                error += filled[bin] * Math.abs(p - hit);
                counted += filled[bin];
            }
        }
        out.printf(Locale.ROOT, "expected calibration error %.3f%n", error / Math.max(1, counted));
    }

    private String share(int count) {
        double n = Math.max(1, cases);
        double p = count / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", p, middle - half, middle + half);
    }
}
