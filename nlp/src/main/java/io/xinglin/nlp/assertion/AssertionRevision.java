package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.AssertionClassifier;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Section;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Revises the learned layer over the rules: the smallest change of its weights that makes each corrected mention right by a
 * margin (multi-class passive-aggressive, Crammer et al. 2006). What is to be kept needs no margin; a feature that is frequent
 * there moves less. The same input gives the same weights. Not for use by many threads.
 */
public final class AssertionRevision {
    private static final int EPOCHS = 10;
    private static final double MARGIN = 0.5;
    private static final double MOST = 0.2;
    private static final double LEAST = 1e-3;
    private static final long SEED = 7;

    /**
     * A note whose mentions are known.
     *
     * @param wanted what a person said of each candidate; empty where it is as it was
     */
    public record Example(
            String note, List<Section> sections, List<Candidate> candidates, List<Optional<Assertion>> wanted) {
        public Example {
            sections = List.copyOf(sections);
            candidates = List.copyOf(candidates);
            wanted = List.copyOf(wanted);
            if (candidates.size() != wanted.size()) {
                throw new IllegalArgumentException("candidates and what is said of them are as many");
            }
        }
    }

    /** A mention: its features, what the rules say, its scores before the revision, and what it should be. */
    private record Item(
            List<String> features, Assertion rules, Map<Assertion, Integer> before, Assertion gold, double margin) {}

    private final AssertionClassifier rules;
    private final LearnedAssertions parent;
    private final Map<String, Map<Assertion, Double>> weights = new HashMap<>();
    private final Map<String, Integer> kept = new HashMap<>();
    private final List<Item> items = new ArrayList<>();

    private AssertionRevision(AssertionClassifier rules, LearnedAssertions parent) {
        this.rules = rules;
        this.parent = parent;
    }

    /**
     * Weights that grew from {@code parent}.
     *
     * @param lessons notes in which people corrected something
     * @param keep notes in which all is to stay as the parent says
     */
    public static LearnedAssertions revise(
            AssertionClassifier rules, LearnedAssertions parent, List<Example> lessons, List<Example> keep) {
        AssertionRevision revision = new AssertionRevision(rules, parent);
        lessons.forEach(revision::add);
        keep.forEach(revision::add);
        Random random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(revision.items, random);
            boolean changed = false;
            for (Item item : revision.items) {
                changed |= revision.learn(item);
            }
            if (!changed) {
                break;
            }
        }
        return revision.rounded();
    }

    private void add(Example example) {
        List<Assertion> said = rules.classify(example.note(), example.sections(), example.candidates());
        AssertionFeatures features =
                new AssertionFeatures(FoldedText.of(example.note()), example.sections(), example.candidates(), said);
        for (int i = 0; i < said.size(); i++) {
            List<String> of = features.of(i);
            Optional<Assertion> wanted = example.wanted().get(i);
            if (wanted.isEmpty()) {
                of.forEach(feature -> kept.merge(feature, 1, Integer::sum));
            }
            items.add(new Item(
                    of,
                    said.get(i),
                    parent.scores(of, said.get(i)),
                    wanted.orElse(parent.decide(of, said.get(i))),
                    wanted.isPresent() ? MARGIN : 0));
        }
    }

    /** One step on one mention; false when it was right by its margin. */
    private boolean learn(Item item) {
        Map<Assertion, Double> scores = scores(item);
        Assertion gold = item.gold();
        Assertion rival = rival(scores, gold);
        double lacking = item.margin() + scores.get(rival) - scores.get(gold);
        boolean tied = lacking == 0 && item.margin() == 0 && gold != item.rules();
        if (lacking < 0 || (lacking == 0 && !tied)) {
            return false;
        }
        double length = 2 * item.features().stream().mapToDouble(this::pace).sum();
        double tau = Math.min(MOST, Math.max(lacking, LEAST) / length);
        for (String feature : item.features()) {
            Map<Assertion, Double> of = weights.computeIfAbsent(feature, unseen -> new EnumMap<>(Assertion.class));
            of.merge(gold, tau * pace(feature), Double::sum);
            of.merge(rival, -tau * pace(feature), Double::sum);
        }
        return true;
    }

    private static Assertion rival(Map<Assertion, Double> scores, Assertion gold) {
        return scores.entrySet().stream()
                .filter(score -> score.getKey() != gold)
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private Map<Assertion, Double> scores(Item item) {
        Map<Assertion, Double> scores = new EnumMap<>(Assertion.class);
        for (Assertion assertion : Assertion.values()) {
            scores.put(assertion, 0.0);
        }
        item.before().forEach((assertion, score) -> scores.put(assertion, score / (double) LearnedAssertions.RULES));
        for (String feature : item.features()) {
            weights.getOrDefault(feature, Map.of())
                    .forEach((assertion, weight) -> scores.merge(assertion, weight, Double::sum));
        }
        return scores;
    }

    /** How freely a feature moves. */
    private double pace(String feature) {
        return 1.0 / (1 + kept.getOrDefault(feature, 0));
    }

    private LearnedAssertions rounded() {
        Map<String, Map<Assertion, Integer>> all = new HashMap<>(parent.weights());
        weights.forEach((feature, learned) -> {
            Map<Assertion, Integer> whole = new EnumMap<>(Assertion.class);
            whole.putAll(all.getOrDefault(feature, Map.of()));
            learned.forEach((assertion, weight) ->
                    whole.merge(assertion, (int) Math.round(weight * LearnedAssertions.RULES), Integer::sum));
            whole.values().removeIf(weight -> weight == 0);
            if (whole.isEmpty()) {
                all.remove(feature);
            } else {
                all.put(feature, whole);
            }
        });
        return new LearnedAssertions(all);
    }
}
