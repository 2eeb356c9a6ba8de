package io.xinglin.nlp.drg;

import io.xinglin.core.drg.Documented;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.drg.Suggestion;
import io.xinglin.core.drg.Suggestion.Action;
import io.xinglin.nlp.coding.InsuranceCodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What would change the group of a case, from what its record documents and from nothing else. A condition the record is
 * sure of may be coded; one it only suspects is a question to the doctor. The principal diagnosis is never touched.
 *
 * <p>Immutable, safe for use by many threads.
 */
final class WhatIf {
    private final InsuranceCodes names;
    private final RulesetGrouper grouper;

    WhatIf(InsuranceCodes names, RulesetGrouper grouper) {
        this.names = names;
        this.grouper = grouper;
    }

    /** Changes that lead to another group, in the order documented, operations last. */
    List<Suggestion> of(InpatientCase given, List<Documented> documented) {
        Grouping now = grouper.group(given);
        Set<String> coded = new HashSet<>();
        given.diagnoses().stream()
                .filter(code -> code != null && !code.isBlank())
                .forEach(code -> coded.add(names.diagnosis(code).code()));
        List<Suggestion> suggestions = new ArrayList<>();
        for (Documented found : documented) {
            String code = found.code() == null || found.code().isBlank()
                    ? null
                    : names.diagnosis(found.code()).code();
            if (code != null && !given.diagnoses().isEmpty() && coded.add(code)) {
                List<String> diagnoses = new ArrayList<>(given.diagnoses());
                diagnoses.add(code);
                add(
                        suggestions,
                        found.certain() ? Action.CODE : Action.QUERY,
                        code,
                        names.diagnoses().name(code),
                        found.evidence(),
                        now,
                        grouper.group(given.with(diagnoses, given.procedures())));
            }
        }
        mainOperation(given, now, suggestions);
        return suggestions;
    }

    private void mainOperation(InpatientCase given, Grouping now, List<Suggestion> suggestions) {
        for (int i = 1; i < given.procedures().size(); i++) {
            String text = given.procedures().get(i);
            String code = text == null || text.isBlank()
                    ? null
                    : names.operation(text).code();
            if (code != null) {
                List<String> procedures = new ArrayList<>(given.procedures());
                Collections.swap(procedures, 0, i);
                Grouping then = grouper.group(given.with(given.diagnoses(), procedures));
                String name = names.operations().name(code);
                add(suggestions, Action.CHECK_MAIN_OPERATION, code, name, null, now, then);
            }
        }
    }

    /** Weights have four decimals. */
    private static double rounded(double weight) {
        return Math.round(weight * 10_000) / 10_000.0;
    }

    private static void add(
            List<Suggestion> suggestions,
            Action action,
            String code,
            String name,
            String evidence,
            Grouping now,
            Grouping then) {
        if (!then.drg().equals(now.drg())) {
            Double change =
                    then.weight() == null || now.weight() == null ? null : rounded(then.weight() - now.weight());
            suggestions.add(new Suggestion(action, code, name, evidence, then, change));
        }
    }
}
