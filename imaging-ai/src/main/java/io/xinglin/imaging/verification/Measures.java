package io.xinglin.imaging.verification;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Figures of a two-class test, and agreement of grades. Stateless. */
public final class Measures {
    private static final double Z = 1.959964;
    private static final int BINS = 10;
    /** Student's t at 0.975 for 1 to 30 degrees of freedom. */
    private static final double[] STUDENT = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private Measures() {}

    /** Area under the ROC curve with the 95 % interval of DeLong et al., Biometrics 1988; 44: 837-845. */
    static Estimate auc(boolean[] truth, double[] score) {
        int positives =
                (int) IntStream.range(0, truth.length).filter(i -> truth[i]).count();
        int negatives = truth.length - positives;
        if (positives == 0 || negatives == 0) {
            return Estimate.NONE;
        }
        double[] all = ranks(score);
        double[] own = ranksWithin(truth, score);
        double[] placements = new double[truth.length];
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double below = all[i] - own[i];
            placements[i] = truth[i] ? below / negatives : 1 - below / positives;
            sum += truth[i] ? placements[i] : 0;
        }
        double auc = sum / positives;
        double variance =
                variance(truth, placements, true) / positives + variance(truth, placements, false) / negatives;
        double half = Z * Math.sqrt(variance);
        return new Estimate(auc, Math.max(0, auc - half), Math.min(1, auc + half));
    }

    private static double variance(boolean[] truth, double[] values, boolean of) {
        double[] v = IntStream.range(0, truth.length)
                .filter(i -> truth[i] == of)
                .mapToDouble(i -> values[i])
                .toArray();
        double mean = Arrays.stream(v).average().orElse(0);
        return v.length < 2
                ? 0
                : Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum() / (v.length - 1);
    }

    /** Mid-ranks from 1. */
    private static double[] ranks(double[] score) {
        return ranks(score, IntStream.range(0, score.length).toArray());
    }

    /** Mid-ranks among the scores of the own class. */
    private static double[] ranksWithin(boolean[] truth, double[] score) {
        double[] ranks = new double[score.length];
        for (boolean of : new boolean[] {true, false}) {
            int[] members =
                    IntStream.range(0, truth.length).filter(i -> truth[i] == of).toArray();
            double[] theirs = ranks(score, members);
            for (int i : members) {
                ranks[i] = theirs[i];
            }
        }
        return ranks;
    }

    private static double[] ranks(double[] score, int[] members) {
        int[] order = Arrays.stream(members)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> score[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[score.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && score[order[to]] == score[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** A share with Wilson's 95 % interval (J Am Stat Assoc 1927; 22: 209-212). */
    static Estimate share(long hits, long of) {
        if (of == 0) {
            return Estimate.NONE;
        }
        double p = (double) hits / of;
        double zz = Z * Z;
        double middle = p + zz / (2 * of);
        double half = Z * Math.sqrt(p * (1 - p) / of + zz / (4.0 * of * of));
        double whole = 1 + zz / of;
        return new Estimate(p, Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole));
    }

    /** Mean of distances or of ratios with Student's 95 % interval, never below nothing. */
    static Estimate distance(double... values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double half = halfInterval(mean, values);
        return new Estimate(mean, Math.max(0, mean - half), mean + half);
    }

    /** Mean of shares with Student's 95 % interval, for up to 31 of them; beyond that the normal one. */
    public static Estimate mean(double... values) {
        int n = values.length;
        if (n < 2) {
            return n == 0 ? Estimate.NONE : new Estimate(values[0], Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double half = halfInterval(mean, values);
        return new Estimate(mean, Math.max(0, mean - half), Math.min(1, mean + half));
    }

    /** NaN for fewer than two. */
    private static double halfInterval(double mean, double... values) {
        int n = values.length;
        if (n < 2) {
            return Double.NaN;
        }
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double t = n - 2 < STUDENT.length ? STUDENT[n - 2] : Z;
        return t * Math.sqrt(squares / (n - 1) / n);
    }

    /** The share of pictures whose class is told. */
    static Estimate told(int[] truth, int[] given) {
        return share(
                IntStream.range(0, truth.length)
                        .filter(i -> truth[i] == given[i])
                        .count(),
                truth.length);
    }

    /** The mean of every class's share that is told; classes that do not occur are left out. */
    static double balanced(int[] truth, int[] given) {
        return Arrays.stream(truth)
                .distinct()
                .mapToDouble(of -> IntStream.range(0, truth.length)
                        .filter(i -> truth[i] == of)
                        .mapToDouble(i -> given[i] == of ? 1 : 0)
                        .average()
                        .orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
    }

    /** Mean squared distance between probability and truth. */
    static double brier(boolean[] truth, double[] probability) {
        return IntStream.range(0, truth.length)
                .mapToDouble(i -> Math.pow(probability[i] - (truth[i] ? 1 : 0), 2))
                .average()
                .orElse(Double.NaN);
    }

    /** Expected calibration error: ten bins of equal width, weighted by how many fall into each. */
    static double calibrationError(boolean[] truth, double[] probability) {
        double[] sums = new double[BINS];
        for (int i = 0; i < truth.length; i++) {
            sums[Math.min(BINS - 1, (int) (probability[i] * BINS))] += probability[i] - (truth[i] ? 1 : 0);
        }
        return truth.length == 0
                ? Double.NaN
                : Arrays.stream(sums).map(Math::abs).sum() / truth.length;
    }

    /** Quadratically weighted kappa (Cohen, Psychol Bull 1968; 70: 213-220); NaN when chance agrees wholly. */
    static double kappa(int[] truth, int[] grade, int grades) {
        double[] truths = new double[grades];
        double[] given = new double[grades];
        double seen = 0;
        for (int i = 0; i < truth.length; i++) {
            truths[truth[i]]++;
            given[grade[i]]++;
            seen += Math.pow(truth[i] - grade[i], 2);
        }
        double chance = 0;
        for (int a = 0; a < grades; a++) {
            for (int b = 0; b < grades; b++) {
                chance += Math.pow(a - b, 2) * truths[a] * given[b] / truth.length;
            }
        }
        return chance == 0 ? Double.NaN : 1 - seen / chance;
    }
}
