package io.xinglin.nlp.coding.rank;

import io.xinglin.nlp.coding.boost.Forest;
import io.xinglin.nlp.coding.match.Candidates;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likelihood of candidates, in two looks: each alone, then the best together. Immutable; safe for use by many threads.
 *
 * @param first candidate features to likelihood
 * @param second features of the second look to likelihood
 * @param enough from which likelihood on a term is proposed
 * @param least from which likelihood on the best term is proposed where none is likely enough
 */
public record Ranker(Forest first, Forest second, float enough, float least) {
    /** The best candidates, likeliest first. */
    public List<Ranked> rank(Candidates candidates) {
        float[] p = firstLook(first, candidates);
        int[] order = order(p);
        SecondLook look = new SecondLook(candidates, p, order);
        return IntStream.range(0, look.size())
                .mapToObj(i -> new Ranked(
                        order[i], candidates.terms()[order[i]], second.probability(look.row(i)), look.explained(i)))
                .sorted(Comparator.comparing(Ranked::probability).reversed())
                .toList();
    }

    /** How many of the ranked are proposed. */
    public int proposed(List<Ranked> ranked) {
        int count =
                (int) ranked.stream().takeWhile(r -> r.probability() >= enough).count();
        return count == 0 && !ranked.isEmpty() && ranked.get(0).probability() >= least ? 1 : count;
    }

    /** What the first look says of each candidate. */
    public static float[] firstLook(Forest first, Candidates candidates) {
        float[] p = new float[candidates.size()];
        for (int i = 0; i < p.length; i++) {
            p[i] = first.probability(candidates.rows()[i]);
        }
        return p;
    }

    /** The candidates that the second look sees, with their features; for training. */
    public static Look secondLook(Candidates candidates, float[] first) {
        int[] order = order(first);
        SecondLook look = new SecondLook(candidates, first, order);
        int[] seen = new int[look.size()];
        float[][] rows = new float[look.size()][];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = order[i];
            rows[i] = look.row(i);
        }
        return new Look(seen, rows);
    }

    /**
     * @param candidates places among the candidates
     * @param rows features of each
     */
    public record Look(int[] candidates, float[][] rows) {}

    private static int[] order(float[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted((a, b) -> Float.compare(p[b], p[a]))
                .mapToInt(i -> i)
                .toArray();
    }

    public void write(DataOutputStream out) throws IOException {
        first.write(out);
        second.write(out);
        out.writeFloat(enough);
        out.writeFloat(least);
    }

    public static Ranker read(DataInputStream in) throws IOException {
        return new Ranker(Forest.read(in), Forest.read(in), in.readFloat(), in.readFloat());
    }
}
