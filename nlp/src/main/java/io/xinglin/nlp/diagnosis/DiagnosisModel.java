package io.xinglin.nlp.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The knowledge as tables of logarithms: for each disease and finding how likely the finding is.
 *
 * <p>A finding a disease does not name may be named wider (its share of the wider one counts) or narrower (noisy-or over
 * the narrower ones); the background is added as one more cause. Immutable; safe for use by many threads.
 */
final class DiagnosisModel {
    private static final double SHARE_OF_WIDER = 0.2;
    /** Share of a finding that the disease does not name, where it names another under the same wider one. */
    private static final double SHARE_OF_KIN = 0.03;

    private static final double LEAST = 0.002;
    private static final double MOST = 0.97;

    private final Knowledge knowledge;
    private final List<FindingTerm> terms;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<Set<Integer>> above = new ArrayList<>();
    private final List<Set<Integer>> below = new ArrayList<>();
    /** By finding, then by disease. */
    private final float[][] likely;

    private final float[] overall;

    DiagnosisModel(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.terms = List.copyOf(knowledge.findings().values());
        for (int i = 0; i < terms.size(); i++) {
            index.put(terms.get(i).name(), i);
            above.add(new HashSet<>());
            below.add(new HashSet<>());
        }
        for (int i = 0; i < terms.size(); i++) {
            climb(i, terms.get(i));
        }
        this.likely = new float[terms.size()][knowledge.size()];
        this.overall = new float[terms.size()];
        double weights = 0;
        for (int d = 0; d < knowledge.size(); d++) {
            Disease disease = knowledge.diseases().get(d);
            fill(d, disease);
            weights += disease.prior();
            for (int f = 0; f < terms.size(); f++) {
                overall[f] += (float) (disease.prior() * likely[f][d]);
            }
        }
        for (int f = 0; f < terms.size(); f++) {
            overall[f] /= (float) weights;
        }
    }

    private void climb(int narrow, FindingTerm term) {
        for (String parent : term.parents()) {
            int wide = index.get(parent);
            above.get(narrow).add(wide);
            below.get(wide).add(narrow);
            climb(narrow, terms.get(wide));
        }
    }

    private void fill(int d, Disease disease) {
        double[] named = new double[terms.size()];
        double[] without = new double[terms.size()];
        Arrays.fill(named, -1);
        Arrays.fill(without, 1);
        disease.findings().forEach((name, weight) -> {
            int f = index.get(name);
            named[f] = weight;
            above.get(f).forEach(a -> without[a] *= 1 - weight);
        });
        for (int f = 0; f < terms.size(); f++) {
            likely[f][d] = (float) likely(f, named, without);
        }
    }

    /**
     * @param named how often each finding is met, -1 where the disease does not name it
     * @param without the probability that none of the narrower findings is there
     */
    private double likely(int f, double[] named, double[] without) {
        if (named[f] >= 0 && named[f] <= LEAST) {
            return LEAST;
        }
        double wider = 0;
        for (int a : above.get(f)) {
            if (named[f] < 0 && named[a] >= 0 && named[a] <= LEAST) {
                return LEAST;
            }
            wider = Math.max(wider, Math.max(SHARE_OF_WIDER * named[a], SHARE_OF_KIN * (1 - without[a])));
        }
        double cause = Math.max(named[f] >= 0 ? named[f] : wider, 1 - without[f]);
        double p = 1 - (1 - cause) * (1 - terms.get(f).background());
        return Math.max(LEAST, Math.min(MOST, p));
    }

    Knowledge knowledge() {
        return knowledge;
    }

    FindingTerm term(int finding) {
        return terms.get(finding);
    }

    int indexOf(String finding) {
        return index.get(finding);
    }

    /** The share of people with the disease who have the finding. */
    double likely(int disease, int finding) {
        return likely[finding][disease];
    }

    /** The share of all who seek care who have it. */
    double overall(int finding) {
        return overall[finding];
    }

    /** Wider findings, of every degree. */
    Set<Integer> above(int finding) {
        return above.get(finding);
    }

    /** Narrower findings, of every degree. */
    Set<Integer> below(int finding) {
        return below.get(finding);
    }
}
