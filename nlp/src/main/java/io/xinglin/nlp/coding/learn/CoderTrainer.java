package io.xinglin.nlp.coding.learn;

import io.xinglin.nlp.coding.boost.Forest;
import io.xinglin.nlp.coding.boost.ForestTrainer;
import io.xinglin.nlp.coding.match.Candidates;
import io.xinglin.nlp.coding.match.FinderPool;
import io.xinglin.nlp.coding.match.MatchModel;
import io.xinglin.nlp.coding.match.NameIndex;
import io.xinglin.nlp.coding.rank.Ranker;
import io.xinglin.nlp.coding.rank.Ranker.Look;
import io.xinglin.nlp.coding.term.TermText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Learns a coder from coded texts. What a text taught never describes that text: features come from models learned without
 * its group, and the second look is learned on what first looks say of groups they have not seen.
 */
public final class CoderTrainer {
    private static final int GROUPS = 5;
    /** Of the wrong candidates that no source ranks high, one in so many is learned from. */
    private static final int FAR_KEPT = 4;

    private final NameIndex names;
    private final List<TermText> texts;
    private final List<int[]> answers;
    private final ForestTrainer first;
    private final ForestTrainer second;
    private final ForestTrainer lexical;
    private final Consumer<String> progress;

    /** What was learned. */
    public record Learned(MatchModel match, Ranker ranker, Forest lexical) {}

    /**
     * @param texts as written
     * @param answers terms of each, numbers of {@code names}
     * @param progress told what is being done
     */
    public CoderTrainer(NameIndex names, List<TermText> texts, List<int[]> answers, Consumer<String> progress) {
        this.names = names;
        this.texts = texts;
        this.answers = answers;
        this.progress = progress;
        first = new ForestTrainer(180, 31, 0.08f, 2f, 5f, 0.6f, 0.5f, 1);
        lexical = new ForestTrainer(100, 31, 0.1f, 2f, 5f, 0.4f, 0.5f, 3);
        second = new ForestTrainer(160, 15, 0.05f, 3f, 5f, 0.6f, 0.5f, 2);
    }

    public Learned train() {
        List<Candidates> candidates = candidatesOfEachGroup();
        progress.accept("candidates of " + texts.size() + " texts");
        List<Look> looks = new ArrayList<>(texts.stream().map(t -> (Look) null).toList());
        List<Forest> forests = IntStream.rangeClosed(0, GROUPS)
                .parallel()
                .mapToObj(own -> firstForest(candidates, i -> i % GROUPS != own))
                .toList();
        Forest firstForest = forests.get(GROUPS);
        IntStream.range(0, texts.size()).parallel().forEach(i -> {
            Candidates all = candidates.get(i);
            looks.set(i, Ranker.secondLook(all, Ranker.firstLook(forests.get(i % GROUPS), all)));
        });
        progress.accept("first look");
        float[][] likelihoods = likelihoodsOfEachGroup(candidates, looks);
        Forest secondForest = secondForest(candidates, looks, i -> true);
        progress.accept("second look");
        float enough = Threshold.best(likelihoods, right(candidates, looks), answers);
        MatchModel match = MatchModel.learn(names, texts, answers);
        progress.accept("associations and translations; proposed from likelihood " + enough + " on");
        return new Learned(match, new Ranker(firstForest, secondForest, enough, enough / 4), lexicalForest());
    }

    /** What characters alone say; learned where the answer is a name of the list. */
    private Forest lexicalForest() {
        FinderPool finders = new FinderPool(MatchModel.untaught(names));
        List<Candidates> found =
                texts.parallelStream().map(text -> finders.find(text)).toList();
        Forest forest = train(lexical, found, i -> true);
        progress.accept("characters alone");
        return forest;
    }

    private List<Candidates> candidatesOfEachGroup() {
        List<Candidates> found =
                new ArrayList<>(texts.stream().map(t -> (Candidates) null).toList());
        for (int group = 0; group < GROUPS; group++) {
            int own = group;
            List<TermText> others = new ArrayList<>();
            List<int[]> theirs = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                if (i % GROUPS != own) {
                    others.add(texts.get(i));
                    theirs.add(answers.get(i));
                }
            }
            MatchModel model = MatchModel.learn(names, others, theirs);
            FinderPool finders = new FinderPool(model);
            IntStream.range(0, texts.size())
                    .filter(i -> i % GROUPS == own)
                    .parallel()
                    .forEach(i -> found.set(i, finders.find(texts.get(i))));
            progress.accept("matching, group " + group);
        }
        return found;
    }

    private Forest firstForest(List<Candidates> candidates, IntPredicate chosen) {
        return train(first, candidates, chosen);
    }

    private Forest train(ForestTrainer trainer, List<Candidates> candidates, IntPredicate chosen) {
        List<float[]> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (chosen.test(i)) {
                Candidates all = candidates.get(i);
                for (int c = 0; c < all.size(); c++) {
                    boolean hit = has(answers.get(i), all.terms()[c]);
                    if (hit || all.isNear(c) || (i + c) % FAR_KEPT == 0) {
                        rows.add(all.rows()[c]);
                        right.add(hit);
                    }
                }
            }
        }
        return trainer.train(rows.toArray(float[][]::new), booleans(right));
    }

    private Forest secondForest(List<Candidates> candidates, List<Look> looks, IntPredicate chosen) {
        List<float[]> rows = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        boolean[][] hits = right(candidates, looks);
        for (int i = 0; i < looks.size(); i++) {
            if (chosen.test(i)) {
                for (int c = 0; c < hits[i].length; c++) {
                    rows.add(looks.get(i).rows()[c]);
                    right.add(hits[i][c]);
                }
            }
        }
        return second.train(rows.toArray(float[][]::new), booleans(right));
    }

    /** Likelihoods of each text's second look from a forest that has not seen its group. */
    private float[][] likelihoodsOfEachGroup(List<Candidates> candidates, List<Look> looks) {
        float[][] likelihoods = new float[texts.size()][];
        IntStream.range(0, GROUPS).parallel().forEach(own -> {
            Forest forest = secondForest(candidates, looks, i -> i % GROUPS != own);
            for (int i = own; i < texts.size(); i += GROUPS) {
                float[][] rows = looks.get(i).rows();
                likelihoods[i] = new float[rows.length];
                for (int c = 0; c < rows.length; c++) {
                    likelihoods[i][c] = forest.probability(rows[c]);
                }
            }
        });
        return likelihoods;
    }

    private boolean[][] right(List<Candidates> candidates, List<Look> looks) {
        boolean[][] right = new boolean[looks.size()][];
        for (int i = 0; i < right.length; i++) {
            int[] seen = looks.get(i).candidates();
            right[i] = new boolean[seen.length];
            for (int c = 0; c < seen.length; c++) {
                right[i][c] = has(answers.get(i), candidates.get(i).terms()[seen[c]]);
            }
        }
        return right;
    }

    private static boolean[] booleans(List<Boolean> values) {
        boolean[] array = new boolean[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    private static boolean has(int[] terms, int term) {
        return Arrays.stream(terms).anyMatch(t -> t == term);
    }
}
