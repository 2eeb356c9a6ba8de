package io.xinglin.imaging.model;

import io.xinglin.imaging.assessment.AssessmentUse;
import java.util.List;
import java.util.Set;

/**
 * What a package makes of its results beside findings.
 *
 * @param contours whether it draws organs, of which contours for treatment planning are made
 * @param assessments rules that give classes
 */
public record ResultRules(boolean contours, List<AssessmentUse> assessments) {
    public ResultRules {
        assessments = List.copyOf(assessments);
    }

    ResultRules without(Set<String> rules) {
        return new ResultRules(
                contours,
                assessments.stream().filter(use -> !rules.contains(use.rule())).toList());
    }
}
