package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Assertion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weights learned from corrections of assertions: a linear layer over the rules. What the rules say has the weight 1 by itself,
 * so without weights the rules stand. Immutable; safe for use by many threads.
 *
 * <p>As text: a feature a line, then each assertion it speaks for or against and the weight in thousandths; columns apart by
 * tabs.
 *
 * @param weights a feature's weights in thousandths; an assertion that is not there has none
 */
public record LearnedAssertions(Map<String, Map<Assertion, Integer>> weights) {
    /** Nothing learned. */
    public static final LearnedAssertions NONE = new LearnedAssertions(Map.of());

    /** What the rules' own answer weighs. */
    static final int RULES = 1000;

    public LearnedAssertions {
        Map<String, Map<Assertion, Integer>> copy = new TreeMap<>();
        weights.forEach((feature, learned) -> copy.put(feature, Map.copyOf(learned)));
        weights = Collections.unmodifiableMap(copy);
    }

    public boolean isEmpty() {
        return weights.isEmpty();
    }

    /** The scores of the assertions, in thousandths; one without a score has 0. */
    Map<Assertion, Integer> scores(List<String> features, Assertion rules) {
        Map<Assertion, Integer> scores = new EnumMap<>(Map.of(rules, RULES));
        for (String feature : features) {
            weights.getOrDefault(feature, Map.of())
                    .forEach((assertion, weight) -> scores.merge(assertion, weight, Integer::sum));
        }
        return scores;
    }

    /** The rules' answer unless another weighs more. */
    Assertion decide(List<String> features, Assertion rules) {
        Map<Assertion, Integer> scores = scores(features, rules);
        Assertion best = rules;
        for (Map.Entry<Assertion, Integer> score : scores.entrySet()) {
            if (score.getValue() > scores.get(best)) {
                best = score.getKey();
            }
        }
        return best;
    }

    /** One line for each feature. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        weights.forEach((feature, learned) -> {
            StringBuilder line = new StringBuilder(feature);
            new EnumMap<>(learned)
                    .forEach((assertion, weight) ->
                            line.append('\t').append(assertion).append('\t').append(weight));
            lines.add(line.toString());
        });
        return lines;
    }

    /** @throws IllegalArgumentException for what {@link #lines} has not written */
    public static LearnedAssertions parse(List<String> lines) {
        Map<String, Map<Assertion, Integer>> weights = new TreeMap<>();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (columns.length < 3 || columns.length % 2 == 0) {
                throw new IllegalArgumentException("no line of learned assertions: " + columns.length + " columns");
            }
            Map<Assertion, Integer> learned = new EnumMap<>(Assertion.class);
            for (int i = 1; i < columns.length; i += 2) {
                learned.put(Assertion.valueOf(columns[i]), Integer.parseInt(columns[i + 1]));
            }
            weights.put(columns[0], learned);
        }
        return new LearnedAssertions(weights);
    }
}
