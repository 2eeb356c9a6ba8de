package io.xinglin.nlp.diagnosis;

import java.util.Map;

/**
 * The one table that turns the words of the knowledge base into numbers.
 *
 * @param weights most, often, some, few, never: how often a finding is met with the disease
 * @param priors common ... exceptional: relative frequency of a disease
 * @param backgrounds common, usual, rare: how often a finding is met by chance
 * @param reported kind of finding to the share of such findings that a record mentions where they are there
 * @param priorPower how much the frequency of the disease counts; fitted on the development half of the vignettes
 * @param evidencePower how much each finding counts, below 1 because findings go together; fitted likewise
 * @param wordsPower how much the mere wording counts ({@link DepartmentWords}); fitted likewise
 * @param calibration power of the whole, so that the probabilities come true; fitted likewise
 */
record Settings(
        Map<String, Double> weights,
        Map<String, Double> priors,
        Map<String, Double> backgrounds,
        Map<String, Double> reported,
        double priorPower,
        double evidencePower,
        double wordsPower,
        double calibration) {
    Settings {
        weights = Map.copyOf(weights);
        priors = Map.copyOf(priors);
        backgrounds = Map.copyOf(backgrounds);
        reported = Map.copyOf(reported);
    }
}
