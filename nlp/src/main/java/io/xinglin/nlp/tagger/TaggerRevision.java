package io.xinglin.nlp.tagger;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Revises a trained tagger with few examples: the smallest change of its weights that makes each example right by a margin
 * (passive-aggressive, Crammer et al. 2006). What it is to keep needs no margin: it speaks up only when it is about to be
 * forgotten; and a feature that is frequent there moves less than a rare one. Seconds for some thousand sentences; the same input gives the same model. Not for
 * use by many threads.
 */
public final class TaggerRevision {
    /**
     * How far to go.
     *
     * @param epochs most passes; it ends earlier when no example breaks its margin
     * @param margin by how much of the largest weight the right tags must win, for each wrong tag
     * @param step most that one example changes a weight, as a part of the largest weight
     */
    public record Options(int epochs, double margin, double step, long seed) {
        public static final Options STANDARD = new Options(8, 0.1, 0.25, 7);
    }

    private final CrfModel model;
    private final Emissions base;
    private final Viterbi search;
    private final List<Chain> chains = new ArrayList<>();
    private final Map<Integer, Integer> kept = new HashMap<>();
    private final Map<Integer, float[]> changes = new HashMap<>();
    private final int margin;
    private final float most;

    private TaggerRevision(CrfModel model, Options options) {
        this.model = model;
        this.base = Emissions.of(List.of(model));
        this.search = new Viterbi(model);
        this.margin = (int) (options.margin() * model.largestWeight());
        this.most = (float) (options.step() * model.largestWeight());
    }

    /**
     * Revises {@code tagger}.
     *
     * @param lessons what it must find from now on
     * @param keep what it finds already and must go on to find
     */
    public static CharacterTagger revise(
            CharacterTagger tagger,
            List<TaggerTrainer.Example> lessons,
            List<TaggerTrainer.Example> keep,
            Options options) {
        TaggerRevision revision = new TaggerRevision(tagger.model(), options);
        lessons.forEach(example -> revision.add(example, false));
        keep.forEach(example -> revision.add(example, true));
        Random random = new Random(options.seed());
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            Collections.shuffle(revision.chains, random);
            boolean changed = false;
            for (Chain chain : revision.chains) {
                changed |= revision.learn(chain);
            }
            if (!changed) {
                break;
            }
        }
        return new CharacterTagger(tagger.model().plus(revision.rounded()));
    }

    private void add(TaggerTrainer.Example example, boolean known) {
        int[] gold = GoldTags.of(model.tags(), example);
        for (Span chunk : Sentences.chunks(example.text())) {
            int[] features = CharacterFeatures.extract(example.text(), example.lexicon(), chunk.start(), chunk.end());
            int[] tags = Arrays.copyOfRange(gold, chunk.start(), chunk.end());
            if (known) {
                for (int feature : features) {
                    kept.merge(feature, 1, Integer::sum);
                }
            }
            if (tags.length > 0
                    && model.tags().mayStart(tags[0])
                    && model.tags().mayEnd(tags[tags.length - 1])) {
                int[] scores = base.scores(features.clone());
                chains.add(new Chain(features, tags, scores, known ? 0 : margin));
            }
        }
    }

    /** One step on one chain; false when it was right by its margin. */
    private boolean learn(Chain chain) {
        int size = model.tags().size();
        int[] scores = scores(chain);
        int[] cost = scores.clone();
        for (int i = 0; i < chain.gold.length; i++) {
            for (int t = 0; t < size; t++) {
                cost[i * size + t] += t == chain.gold[i] ? 0 : chain.margin;
            }
        }
        int[] rival = search.path(cost, size, 0, chain.gold.length);
        if (Arrays.equals(rival, chain.gold)) {
            return false;
        }
        float lacking = score(cost, rival) - score(cost, chain.gold);
        Map<Integer, float[]> towards = difference(chain, rival);
        double length = 0;
        for (Map.Entry<Integer, float[]> feature : towards.entrySet()) {
            for (float d : feature.getValue()) {
                length += pace(feature.getKey()) * d * d;
            }
        }
        if (lacking <= 0 || length == 0) {
            return false;
        }
        double tau = Math.min(most, lacking / length);
        towards.forEach((feature, d) -> {
            float[] weights = changes.computeIfAbsent(feature, unseen -> new float[size]);
            for (int t = 0; t < size; t++) {
                weights[t] += (float) (tau * pace(feature) * d[t]);
            }
        });
        return true;
    }

    /** How freely a feature moves. */
    private double pace(int feature) {
        return 1.0 / (1 + kept.getOrDefault(feature, 0));
    }

    /** The features of the right tags less those of the rival's, where they differ. */
    private Map<Integer, float[]> difference(Chain chain, int[] rival) {
        Map<Integer, float[]> towards = new HashMap<>();
        for (int i = 0; i < rival.length; i++) {
            if (rival[i] != chain.gold[i]) {
                for (int k = 0; k < CharacterFeatures.COUNT; k++) {
                    float[] d = towards.computeIfAbsent(
                            chain.features[i * CharacterFeatures.COUNT + k],
                            f -> new float[model.tags().size()]);
                    d[chain.gold[i]]++;
                    d[rival[i]]--;
                }
            }
        }
        return towards;
    }

    private int[] scores(Chain chain) {
        int[] scores = chain.scores.clone();
        int size = model.tags().size();
        for (int at = 0; at < chain.features.length; at++) {
            float[] weights = changes.get(chain.features[at]);
            if (weights != null) {
                int to = at / CharacterFeatures.COUNT * size;
                for (int t = 0; t < size; t++) {
                    scores[to + t] += Math.round(weights[t]);
                }
            }
        }
        return scores;
    }

    private float score(int[] scores, int[] path) {
        int size = model.tags().size();
        int sum = 0;
        for (int i = 0; i < path.length; i++) {
            sum += scores[i * size + path[i]] + (i == 0 ? 0 : model.transition(path[i - 1], path[i]));
        }
        return sum;
    }

    private Map<Integer, int[]> rounded() {
        Map<Integer, int[]> rounded = new HashMap<>();
        changes.forEach((feature, weights) -> {
            int[] whole = new int[weights.length];
            for (int t = 0; t < whole.length; t++) {
                whole[t] = Math.round(weights[t]);
            }
            rounded.put(feature, whole);
        });
        return rounded;
    }

    /** A chunk: feature hashes, gold tags, the scores of the model before the revision, and the margin for a wrong tag. */
    private record Chain(int[] features, int[] gold, int[] scores, int margin) {}
}
