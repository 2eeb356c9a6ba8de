package io.xinglin.imaging.model;

import io.xinglin.imaging.assessment.AssessmentUse;
import io.xinglin.imaging.assessment.RuleTables;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code outputs.contours} and the section {@code assessment}. Stateless. */
final class ResultRulesReader {
    private ResultRulesReader() {}

    static ResultRules read(YamlView root, TaskKind task, List<OutputLabel> labels) {
        YamlView outputs = root.section("outputs");
        boolean contours = outputs.flag("contours", false);
        if (contours && task == TaskKind.WAVEFORM) {
            outputs.fault("contours", "is for pictures and volumes alone");
        }
        List<AssessmentUse> uses = new ArrayList<>();
        for (YamlView item : root.items("assessment")) {
            String rule = item.text("rule");
            if (!rule.isEmpty() && !RuleTables.ids().contains(rule)) {
                item.fault("rule", "must be one of " + RuleTables.ids());
            }
            String label = item.text("label", "");
            if (!label.isEmpty()
                    && labels.stream().noneMatch(l -> l.finding() && l.key().equals(label))) {
                item.fault("label", "must be the key of a label that is a finding");
            }
            if (label.isEmpty() && RuleTables.needsLabel(rule)) {
                item.fault("label", "is required for " + rule);
            }
            uses.add(new AssessmentUse(rule, label));
        }
        return new ResultRules(contours, uses);
    }
}
