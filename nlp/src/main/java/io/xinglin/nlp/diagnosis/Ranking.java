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
    /** Numbers of the findings that each disease names. */
    private final int[][] named;
    /** What it tells, for each of them, that the record does not mention it. */
    private final double[][] quiet;
    /** The sum of these for each disease. */
    private final double[] silence;

    Ranking(DiagnosisModel model) {
        this(model, model.knowledge().settings());
    }

    Ranking(DiagnosisModel model, Settings settings) {
        this.model = model;
        this.settings = settings;
        this.silence = new double[model.knowledge().size()];
        this.named = new int[silence.length][];
        this.quiet = new double[silence.length][];
        for (int d = 0; d < silence.length; d++) {
            named[d] = disease(d).findings().keySet().stream()
                    .mapToInt(model::indexOf)
                    .toArray();
            quiet[d] = new double[named[d].length];
            for (int i = 0; i < named[d].length; i++) {
                String kind = model.term(named[d][i]).kind().name().toLowerCase(Locale.ROOT);
                double reported = settings.reported().getOrDefault(kind, 0.0);
                quiet[d][i] = Math.log(1 - reported * model.likely(d, named[d][i]));
                silence[d] += quiet[d][i];
            }
        }
    }

    private Disease disease(int d) {
        return model.knowledge().diseases().get(d);
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
        for (int i = 0; i < named[d].length; i++) {
            if (evidence.said().contains(named[d][i])) {
                findings -= quiet[d][i];
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
