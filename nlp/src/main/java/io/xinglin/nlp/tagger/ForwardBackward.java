package io.xinglin.nlp.tagger;

/** Scaled forward-backward over one chain: marginals of tags and of transitions. Not for use by many threads. */
final class ForwardBackward {
    private final TagSet tags;
    private final int n;
    private final int size;
    private final double[] psi;
    private final double[] trans;
    private final float[] scores;
    private final float[] transitions;
    private final double[] alpha;
    private final double[] beta;
    private final double[] shift;
    private final double[] norm;

    ForwardBackward(TagSet tags, float[] scores, float[] transitions, int n) {
        this.tags = tags;
        this.n = n;
        this.size = tags.size();
        this.scores = scores;
        this.transitions = transitions;
        this.psi = new double[n * size];
        this.trans = new double[size * size];
        this.alpha = new double[n * size];
        this.beta = new double[n * size];
        this.shift = new double[n];
        this.norm = new double[n];
        exponentiate();
        forward();
        backward();
    }

    private void exponentiate() {
        for (int i = 0; i < n; i++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int t = 0; t < size; t++) {
                max = Math.max(max, scores[i * size + t]);
            }
            shift[i] = max;
            for (int t = 0; t < size; t++) {
                psi[i * size + t] = Math.exp(scores[i * size + t] - max);
            }
        }
        for (int i = 0; i < trans.length; i++) {
            trans[i] = Math.exp(transitions[i]);
        }
    }

    private void forward() {
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int t = 0; t < size; t++) {
                double in = i == 0 ? (tags.mayStart(t) ? 1 : 0) : arriving(i, t);
                double value = in * psi[i * size + t];
                alpha[i * size + t] = value;
                sum += i == n - 1 && !tags.mayEnd(t) ? 0 : value;
            }
            norm[i] = Math.max(sum, 1e-300);
            for (int t = 0; t < size; t++) {
                alpha[i * size + t] /= norm[i];
            }
        }
    }

    private double arriving(int i, int t) {
        double in = 0;
        for (int p : tags.predecessors(t)) {
            in += alpha[(i - 1) * size + p] * trans[p * size + t];
        }
        return in;
    }

    private void backward() {
        for (int t = 0; t < size; t++) {
            beta[(n - 1) * size + t] = tags.mayEnd(t) ? 1 : 0;
        }
        for (int i = n - 1; i > 0; i--) {
            for (int t = 0; t < size; t++) {
                double out = psi[i * size + t] * beta[i * size + t] / norm[i];
                for (int p : tags.predecessors(t)) {
                    beta[(i - 1) * size + p] += trans[p * size + t] * out;
                }
            }
        }
    }

    double marginal(int i, int t) {
        return alpha[i * size + t] * beta[i * size + t];
    }

    /** Expected count of each transition. */
    double[] transitionMarginals() {
        double[] expected = new double[size * size];
        for (int i = 1; i < n; i++) {
            for (int t = 0; t < size; t++) {
                double out = psi[i * size + t] * beta[i * size + t] / norm[i];
                for (int p : tags.predecessors(t)) {
                    expected[p * size + t] += alpha[(i - 1) * size + p] * trans[p * size + t] * out;
                }
            }
        }
        return expected;
    }

    /** Negative log-likelihood of {@code gold}. */
    double loss(int[] gold) {
        double logZ = 0;
        double score = 0;
        for (int i = 0; i < n; i++) {
            logZ += Math.log(norm[i]) + shift[i];
            score += scores[i * size + gold[i]];
            score += i == 0 ? 0 : transitions[gold[i - 1] * size + gold[i]];
        }
        return logZ - score;
    }
}
