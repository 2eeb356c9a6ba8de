package io.xinglin.nlp.diagnosis;

import io.xinglin.core.diagnosis.FindingKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much the mere wording of a record speaks for each department: pairs of characters, counted over the names of diseases
 * and the wordings of their findings, as a naive Bayes model. It decides where hardly a finding was recognised, and gives
 * way to the diseases' own probabilities where they are sharp. Immutable; safe for use by many threads.
 */
final class DepartmentWords {
    private static final double SMOOTH = 0.5;
    /** Sum of logarithms from which the wording alone is trusted: three pairs that tell as much as a pair may. */
    private static final double ENOUGH = 6;

    private static final double MOST = 2;
    private static final Pattern CLAUSE = Pattern.compile("[,。;、!?\\s]+");
    private static final Pattern DENIED = Pattern.compile("^(?:否认|无|未|没有|不伴|家族).*");
    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]{2}");

    private final List<String> departments;
    /** Pair to the logarithm of its share in each department against its share in all. */
    private final Map<String, float[]> tells = new HashMap<>();

    DepartmentWords(Knowledge knowledge) {
        departments = knowledge.diseases().stream()
                .map(Disease::department)
                .distinct()
                .toList();
        Map<String, double[]> counts = new HashMap<>();
        Wordings wordings = new Wordings(knowledge.macros());
        Map<String, Set<String>> pairsOf = new HashMap<>();
        knowledge.findings().values().forEach(term -> pairsOf.put(term.name(), pairs(wordings.of(term))));
        for (Disease disease : knowledge.diseases()) {
            int d = departments.indexOf(disease.department());
            Map<String, Double> weights = new HashMap<>();
            disease.findings().forEach((finding, weight) -> {
                FindingKind kind = knowledge.findings().get(finding).kind();
                if (kind != FindingKind.RISK) {
                    pairsOf.get(finding).forEach(pair -> weights.merge(pair, weight, Math::max));
                }
            });
            pairs(List.of(Wordings.fold(disease.name()))).forEach(pair -> weights.merge(pair, 1.0, Math::max));
            weights.forEach(
                    (pair, weight) -> counts.computeIfAbsent(pair, p -> new double[departments.size()])[d] += weight);
        }
        settle(counts);
    }

    private void settle(Map<String, double[]> counts) {
        double[] all = new double[departments.size()];
        counts.values().forEach(row -> {
            for (int d = 0; d < all.length; d++) {
                all[d] += row[d];
            }
        });
        double total = 0;
        for (double one : all) {
            total += one;
        }
        for (Map.Entry<String, double[]> entry : counts.entrySet()) {
            double sum = 0;
            for (double one : entry.getValue()) {
                sum += one;
            }
            float[] row = new float[all.length];
            for (int d = 0; d < row.length; d++) {
                double here =
                        (entry.getValue()[d] + SMOOTH * sum / total * all.length) / (all[d] + SMOOTH * all.length);
                row[d] = (float) Math.max(-MOST, Math.min(MOST, Math.log(here / (sum / total))));
            }
            tells.put(entry.getKey(), row);
        }
    }

    private static Set<String> pairs(Iterable<String> texts) {
        Set<String> pairs = new HashSet<>();
        for (String text : texts) {
            for (int i = 0; i + 2 <= text.length(); i++) {
                String pair = text.substring(i, i + 2);
                if (CHINESE.matcher(pair).matches()) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    /** The department the wording alone speaks for; empty where it hardly speaks. */
    Optional<String> alone(String text) {
        return of(text).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(entry -> entry.getValue() >= ENOUGH)
                .map(Map.Entry::getKey);
    }

    /** Logarithms of how much the wording speaks for each department, mean 0 over the departments. */
    Map<String, Double> of(String text) {
        List<String> clauses = CLAUSE.splitAsStream(Wordings.fold(text))
                .filter(clause -> !DENIED.matcher(clause).matches())
                .toList();
        double[] scores = new double[departments.size()];
        for (String pair : pairs(clauses)) {
            float[] row = tells.get(pair);
            for (int d = 0; row != null && d < scores.length; d++) {
                scores[d] += row[d];
            }
        }
        double mean = 0;
        for (double score : scores) {
            mean += score / scores.length;
        }
        Map<String, Double> speaks = new LinkedHashMap<>();
        for (int d = 0; d < scores.length; d++) {
            speaks.put(departments.get(d), scores[d] - mean);
        }
        return speaks;
    }
}
