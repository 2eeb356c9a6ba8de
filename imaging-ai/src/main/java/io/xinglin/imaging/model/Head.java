package io.xinglin.imaging.model;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How logits become probabilities. Every logit is calibrated first: {@code z = a * logit + b}. */
public enum Head {
    /** Each label for itself, {@code 1 / (1 + exp(-z))}. */
    SIGMOID {
        @Override
        double[] activated(double[] z) {
            return Arrays.stream(z).map(v -> 1 / (1 + Math.exp(-v))).toArray();
        }

        @Override
        public double[] together(List<double[]> pictures) {
            return largest(pictures);
        }
    },
    /** Exactly one label holds; the labels stand in order from harmless to worst. */
    SOFTMAX {
        @Override
        double[] activated(double[] z) {
            double most = Arrays.stream(z).max().orElse(0);
            double[] e = Arrays.stream(z).map(v -> Math.exp(v - most)).toArray();
            double sum = Arrays.stream(e).sum();
            return Arrays.stream(e).map(v -> v / sum).toArray();
        }

        @Override
        public double[] together(List<double[]> pictures) {
            return pictures.stream()
                    .reduce((one, other) -> rank(other) > rank(one) ? other : one)
                    .orElseThrow()
                    .clone();
        }
    },
    /** Label k means grade k or worse: never more probable than the label before it. */
    ORDINAL {
        @Override
        double[] activated(double[] z) {
            double[] p = SIGMOID.activated(z);
            for (int k = 1; k < p.length; k++) {
                p[k] = Math.min(p[k], p[k - 1]);
            }
            return p;
        }

        @Override
        public double[] together(List<double[]> pictures) {
            return largest(pictures);
        }
    };

    abstract double[] activated(double[] z);

    /**
     * Probabilities of one picture.
     *
     * @throws ProblemException FAULT when a logit is no number
     */
    public double[] probabilities(float[] logits, List<Calibration> calibrations) {
        double[] z = new double[logits.length];
        for (int k = 0; k < z.length; k++) {
            z[k] = calibrations.get(k).logit(logits[k]);
            if (Double.isNaN(z[k])) {
                throw new ProblemException(Problem.Category.FAULT, "the network answered with a number that is none");
            }
        }
        return activated(z);
    }

    /** What several pictures of one series say together: the worst of them. */
    public abstract double[] together(List<double[]> pictures);

    static Optional<Head> of(String name) {
        return Arrays.stream(values())
                .filter(head -> head.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static double[] largest(List<double[]> pictures) {
        double[] most = pictures.get(0).clone();
        for (double[] p : pictures) {
            Arrays.setAll(most, k -> Math.max(most[k], p[k]));
        }
        return most;
    }

    /** The place in the order of labels that is to be expected. */
    private static double rank(double[] p) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += k * p[k];
        }
        return sum;
    }
}
