package io.xinglin.nlp.tagger;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Trains a {@link CharacterTagger}: conditional likelihood of the BIOES tags, AdaGrad, L1 shrinkage. One thread, minutes
 * for a thousand notes; the same examples in the same order give the same model.
 */
public final class TaggerTrainer {
    /**
     * One note with its spans; of overlapping spans the longest counts.
     *
     * @param weight 1 for what a person marked; less for what another engine found, which teaches as much less
     */
    public record Example(FoldedText text, LexiconClasses lexicon, List<CharacterTagger.Tagged> gold, float weight) {
        public Example {
            gold = List.copyOf(gold);
            if (!(weight > 0 && weight <= 1)) {
                throw new IllegalArgumentException("weight beyond 0..1: " + weight);
            }
        }

        /** What a person marked. */
        public Example(FoldedText text, LexiconClasses lexicon, List<CharacterTagger.Tagged> gold) {
            this(text, lexicon, gold, 1);
        }
    }

    /**
     * How to train.
     *
     * @param cutoff features seen fewer times are dropped
     * @param l1 shrinkage of a weight at each of its updates, relative to its step
     * @param threshold weights below are not stored
     * @param averaged the model is the mean of its states at the end of each of so many last epochs; 1: the last state
     */
    public record Options(int epochs, int cutoff, float rate, float l1, float threshold, int averaged, long seed) {
        public static final Options STANDARD = new Options(12, 2, 0.2f, 0.0005f, 0.01f, 1, 7);

        public Options {
            if (averaged < 1 || averaged > epochs) {
                throw new IllegalArgumentException("average of " + averaged + " of " + epochs + " epochs");
            }
        }
    }

    private final TagSet tags;
    private final Options options;
    private final List<Chain> chains = new ArrayList<>();
    private final FeatureIndex index;
    private float[] weights = new float[0];
    private float[] squares = new float[0];
    private final float[] transitions;
    private final float[] transitionSquares;
    private float[] meanWeights = new float[0];
    private float[] meanTransitions = new float[0];

    private TaggerTrainer(List<String> labels, Options options) {
        this.tags = new TagSet(labels);
        this.options = options;
        this.index = new FeatureIndex();
        this.transitions = new float[tags.size() * tags.size()];
        this.transitionSquares = new float[tags.size() * tags.size()];
    }

    /**
     * Trains on {@code examples}.
     *
     * @param labels the scheme's labels; spans with others are ignored
     * @param progress told once an epoch
     */
    public static CharacterTagger train(
            List<Example> examples, List<String> labels, Options options, Consumer<String> progress) {
        TaggerTrainer trainer = new TaggerTrainer(labels, options);
        examples.forEach(trainer::add);
        trainer.number();
        Random random = new Random(options.seed());
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            Collections.shuffle(trainer.chains, random);
            double loss = 0;
            for (Chain chain : trainer.chains) {
                loss += trainer.learn(chain);
            }
            trainer.average(options.averaged() - 1 - (options.epochs() - epoch));
            progress.accept("epoch %d of %d: loss %.0f".formatted(epoch, options.epochs(), loss));
        }
        return new CharacterTagger(trainer.pack());
    }

    private void add(Example example) {
        int[] gold = GoldTags.of(tags, example);
        for (Span chunk : Sentences.chunks(example.text())) {
            int[] features = CharacterFeatures.extract(example.text(), example.lexicon(), chunk.start(), chunk.end());
            for (int feature : features) {
                index.count(feature);
            }
            chains.add(new Chain(features, Arrays.copyOfRange(gold, chunk.start(), chunk.end()), example.weight()));
        }
    }

    private void number() {
        int rows = index.number(options.cutoff());
        weights = new float[rows * tags.size()];
        squares = new float[rows * tags.size()];
        for (Chain chain : chains) {
            for (int i = 0; i < chain.features.length; i++) {
                chain.features[i] = index.row(chain.features[i]);
            }
        }
    }

    /** One step on one chain; returns its negative log-likelihood before the step. */
    private double learn(Chain chain) {
        int n = chain.gold.length;
        if (n == 0 || !tags.mayStart(chain.gold[0]) || !tags.mayEnd(chain.gold[n - 1])) {
            return 0; // a gold span crosses the cut; nothing to learn from half of it
        }
        float[] scores = emissions(chain);
        ForwardBackward lattice = new ForwardBackward(tags, scores, transitions, n);
        update(chain, lattice);
        return lattice.loss(chain.gold);
    }

    private float[] emissions(Chain chain) {
        int size = tags.size();
        float[] scores = new float[chain.gold.length * size];
        for (int i = 0; i < chain.gold.length; i++) {
            for (int k = 0; k < CharacterFeatures.COUNT; k++) {
                int row = chain.features[i * CharacterFeatures.COUNT + k];
                if (row >= 0) {
                    int from = row * size;
                    for (int t = 0; t < size; t++) {
                        scores[i * size + t] += weights[from + t];
                    }
                }
            }
        }
        return scores;
    }

    private void update(Chain chain, ForwardBackward lattice) {
        int size = tags.size();
        for (int i = 0; i < chain.gold.length; i++) {
            for (int t = 0; t < size; t++) {
                float wrong = (float) lattice.marginal(i, t) - (chain.gold[i] == t ? 1 : 0);
                if (Math.abs(wrong) < 1e-3f) {
                    continue;
                }
                float gradient = chain.weight * wrong;
                for (int k = 0; k < CharacterFeatures.COUNT; k++) {
                    int row = chain.features[i * CharacterFeatures.COUNT + k];
                    if (row >= 0) {
                        step(weights, squares, row * size + t, gradient, options.l1());
                    }
                }
            }
        }
        double[] expected = lattice.transitionMarginals();
        for (int i = 1; i < chain.gold.length; i++) {
            expected[chain.gold[i - 1] * size + chain.gold[i]] -= 1;
        }
        for (int i = 0; i < expected.length; i++) {
            if (Math.abs(expected[i]) > 1e-3) {
                step(transitions, transitionSquares, i, chain.weight * (float) expected[i], 0);
            }
        }
    }

    private void step(float[] w, float[] g, int at, float gradient, float l1) {
        g[at] += gradient * gradient;
        float rate = options.rate() / (float) Math.sqrt(g[at] + 1e-6f);
        float moved = w[at] - rate * gradient;
        float shrink = rate * l1;
        w[at] = moved > shrink ? moved - shrink : moved < -shrink ? moved + shrink : 0;
    }

    /** Takes the state now into the mean of {@code before} states; nothing where that is negative. */
    private void average(int before) {
        if (before == 0) {
            meanWeights = weights.clone();
            meanTransitions = transitions.clone();
        } else if (before > 0) {
            mix(meanWeights, weights, 1f / (before + 1));
            mix(meanTransitions, transitions, 1f / (before + 1));
        }
    }

    private static void mix(float[] mean, float[] now, float share) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] += share * (now[i] - mean[i]);
        }
    }

    private CrfModel pack() {
        return CrfModel.pack(tags, index.features(), meanWeights, meanTransitions, options.threshold());
    }

    /** A chunk of a note: feature hashes, later feature rows, and gold tags. */
    private static final class Chain {
        final int[] features;
        final int[] gold;
        final float weight;

        Chain(int[] features, int[] gold, float weight) {
            this.features = features;
            this.gold = gold;
            this.weight = weight;
        }
    }
}
