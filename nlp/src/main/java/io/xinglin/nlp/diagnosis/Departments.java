package io.xinglin.nlp.diagnosis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where one patient is sent: where most of the probability lies, by the routes. Of a single finding the diseases it speaks for are
 * asked alone; where they do not agree no department is named, and theirs are the alternates. Not for use by many threads.
 */
final class Departments {
    static final String EMERGENCY = "急诊科";
    /** From this probability on a disease is possible. */
    static final double POSSIBLE = 0.05;
    /** A finding speaks for the diseases that have it so many times as often as all who seek care. */
    private static final double SPEAKS_FOR = 1.3;
    /** A single finding names a department that takes this share of the diseases it speaks for, by probability. */
    private static final double AGREED = 0.4;
    /** So many are told where they do not agree. */
    private static final int TOLD = 3;

    /** @param department empty where a single finding leaves it open */
    record Choice(String department, List<String> alternates) {}

    private final DiagnosisModel model;
    private final PatientCase given;
    private final Predicate<String> there;

    /** @param there whether the record has a finding or a narrower one */
    Departments(DiagnosisModel model, PatientCase given, Predicate<String> there) {
        this.model = model;
        this.given = given;
        this.there = there;
    }

    /**
     * @param order disease numbers, likeliest first
     * @param emergency whether an alarm holds
     */
    Choice of(List<Integer> order, double[] posterior, Evidence evidence, boolean emergency) {
        Map<String, Double> shares = shares(posterior, evidence);
        double all = shares.values().stream().mapToDouble(share -> share).sum();
        List<String> ranked = shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        boolean open = evidence.single() && shares.get(ranked.get(0)) < AGREED * all;
        Set<String> alternates = new LinkedHashSet<>();
        if (emergency) {
            alternates.add(EMERGENCY);
        }
        if (open) {
            alternates.addAll(ranked.subList(0, Math.min(TOLD, ranked.size())));
            return new Choice("", List.copyOf(alternates));
        }
        alternates.addAll(possible(order, posterior));
        alternates.remove(ranked.get(0));
        return new Choice(ranked.get(0), List.copyOf(alternates));
    }

    private Map<String, Double> shares(double[] posterior, Evidence evidence) {
        Map<String, Double> own = new LinkedHashMap<>();
        for (int d = 0; d < posterior.length; d++) {
            if (!evidence.single() || spokenFor(d, evidence.present().get(0))) {
                own.merge(model.knowledge().diseases().get(d).department(), posterior[d], Double::sum);
            }
        }
        Map<String, Double> routed = new LinkedHashMap<>();
        own.forEach((name, share) ->
                routed.merge(model.knowledge().routing().department(name, given, there), share, Double::sum));
        return routed;
    }

    private boolean spokenFor(int disease, int finding) {
        return model.likely(disease, finding) > SPEAKS_FOR * model.overall(finding);
    }

    private Set<String> possible(List<Integer> order, double[] posterior) {
        Set<String> possible = new LinkedHashSet<>();
        for (int d : order) {
            if (posterior[d] < POSSIBLE) {
                break;
            }
            possible.addAll(
                    model.knowledge().routing().all(model.knowledge().diseases().get(d), given, there));
        }
        return possible;
    }
}
