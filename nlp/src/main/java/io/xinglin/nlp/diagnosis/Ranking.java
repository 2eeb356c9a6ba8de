package io.xinglin.nlp.diagnosis;

import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Posterior probabilities of all diseases for one case: prior, age, sex, course, findings there and denied, and findings
 * that the record would be expected to mention but does not. Immutable; safe for use by many threads.
 */
final class Ranking {
    private static final double COURSE_KEPT = 0.88;

    private final DiagnosisModel model;
    private final Settings settings;
    /** The diseases that name each finding. */
    private final int[][] naming;
    /** What it tells, for each of them, that the record does not mention the finding. */
    private final double[][] quiet;
    /** The sum of these for each disease. */
    private final double[] silence;

    Ranking(DiagnosisModel model) {
        this(model, model.knowledge().settings());
    }

    Ranking(DiagnosisModel model, Settings settings) {
        this.model = model;
        this.settings = settings;
        int findings = model.knowledge().findings().size();
        this.silence = new double[model.knowledge().size()];
        this.naming = new int[findings][];
        this.quiet = new double[findings][];
        for (int f = 0; f < findings; f++) {
            String name = model.term(f).name();
            String kind = model.term(f).kind().name().toLowerCase(Locale.ROOT);
            double reported = settings.reported().getOrDefault(kind, 0.0);
            naming[f] = IntStream.range(0, silence.length)
                    .filter(d -> disease(d).findings().containsKey(name))
                    .toArray();
            quiet[f] = new double[naming[f].length];
            for (int i = 0; i < naming[f].length; i++) {
                quiet[f][i] = Math.log(1 - reported * model.likely(naming[f][i], f));
                silence[naming[f][i]] += quiet[f][i];
            }
        }
    }

    private Disease disease(int d) {
        return model.knowledge().diseases().get(d);
    }

    /**
     * Probabilities in the order of the knowledge base; they sum to 1.
     *
     * @param words how much the wording speaks for each department ({@link DepartmentWords}); empty for none
     */
    double[] posterior(PatientCase given, Evidence evidence, Map<String, Double> words) {
        double[] scores = findings(evidence);
        double best = Double.NEGATIVE_INFINITY;
        for (int d = 0; d < scores.length; d++) {
            scores[d] = settings.calibration()
                    * (settings.priorPower() * Math.log(disease(d).prior())
                            + settings.evidencePower() * scores[d]
                            + settings.wordsPower()
                                    * words.getOrDefault(disease(d).department(), 0.0)
                            + circumstances(disease(d), given));
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

    private double[] findings(Evidence evidence) {
        double[] scores = silence.clone();
        for (int f : evidence.present()) {
            for (int d = 0; d < scores.length; d++) {
                scores[d] += Math.log(model.likely(d, f));
            }
        }
        for (int f : evidence.absent()) {
            for (int d = 0; d < scores.length; d++) {
                scores[d] += Math.log(1 - model.likely(d, f));
            }
        }
        for (int f : evidence.said()) {
            for (int i = 0; i < naming[f].length; i++) {
                scores[naming[f][i]] -= quiet[f][i];
            }
        }
        return scores;
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
