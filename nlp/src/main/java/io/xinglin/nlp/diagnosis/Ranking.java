package io.xinglin.nlp.diagnosis;

import java.util.Locale;

/**
 * Posterior probabilities of all diseases for one case: prior, age, sex, course, findings there and denied, and findings
 * that the record would be expected to mention but does not. Immutable; safe for use by many threads.
 */
final class Ranking {
    private static final double COURSE_KEPT = 0.88;

    private final DiagnosisModel model;
    private final Settings settings;
    private final double[] silence;
    /** Numbers of the findings that each disease names. */
    private final int[][] named;
    private final double[] reported = new double[FindingKind.values().length];

    Ranking(DiagnosisModel model) {
        this(model, model.knowledge().settings());
    }

    Ranking(DiagnosisModel model, Settings settings) {
        this.model = model;
        this.settings = settings;
        for (FindingKind kind : FindingKind.values()) {
            reported[kind.ordinal()] =
                    settings.reported().getOrDefault(kind.name().toLowerCase(Locale.ROOT), 0.0);
        }
        silence = new double[model.knowledge().size()];
        named = new int[silence.length][];
        for (int d = 0; d < silence.length; d++) {
            named[d] = disease(d).findings().keySet().stream()
                    .mapToInt(model::indexOf)
                    .toArray();
            for (int f : named[d]) {
                silence[d] += silent(d, f);
            }
        }
    }

    private Disease disease(int d) {
        return model.knowledge().diseases().get(d);
    }

    /** What it tells that the record does not mention a finding of the disease. */
    private double silent(int d, int f) {
        return Math.log(1 - reported[model.term(f).kind().ordinal()] * model.likely(d, f));
    }

    /** Probabilities in the order of the knowledge base; they sum to 1. */
    double[] posterior(PatientCase given, Evidence evidence) {
        double[] scores = new double[silence.length];
        double best = Double.NEGATIVE_INFINITY;
        for (int d = 0; d < scores.length; d++) {
            scores[d] = score(d, given, evidence);
            best = Math.max(best, scores[d]);
        }
        double sum = 0;
        for (int d = 0; d < scores.length; d++) {
            scores[d] = Math.exp(scores[d] - best);
            sum += scores[d];
        }
        for (int d = 0; d < scores.length; d++) {
            scores[d] /= sum;
        }
        return scores;
    }

    private double score(int d, PatientCase given, Evidence evidence) {
        double findings = silence[d];
        for (int f : evidence.present()) {
            findings += Math.log(model.likely(d, f));
        }
        for (int f : evidence.absent()) {
            findings += Math.log(1 - model.likely(d, f));
        }
        for (int f : named[d]) {
            if (evidence.said().contains(f)) {
                findings -= silent(d, f);
            }
        }
        return settings.priorPower() * Math.log(disease(d).prior())
                + settings.evidencePower() * findings
                + circumstances(disease(d), given);
    }

    /** Age, sex and course. */
    static double circumstances(Disease disease, PatientCase given) {
        double age = given.age().isPresent() ? disease.who().age(given.age().getAsDouble()) : 0;
        return age + disease.who().sex(given.sex()) + course(disease, given.course());
    }

    static double course(Disease disease, Course course) {
        int named = disease.courses().size();
        int all = Course.values().length;
        if (course == null || named == 0 || named == all) {
            return 0;
        }
        double p = disease.courses().contains(course) ? COURSE_KEPT / named : (1 - COURSE_KEPT) / (all - named);
        return Math.log(p * all);
    }
}
