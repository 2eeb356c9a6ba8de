package io.xinglin.imaging.assessment;

import java.util.Objects;

/**
 * An entry of {@code assessment} in {@code package.yaml}: a rule to go by.
 *
 * @param rule an id of {@code rules.txt}
 * @param label the finding it is about; empty for a rule about all of them
 */
public record AssessmentUse(String rule, String label) {
    public AssessmentUse {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(label, "label");
    }
}
