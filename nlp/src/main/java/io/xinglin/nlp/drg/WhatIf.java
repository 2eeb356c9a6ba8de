package io.xinglin.nlp.drg;

import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
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
public final class WhatIf {
    /**
     * A condition found in the record.
     *
     * @param evidence the words of the record it rests on
     * @param certain whether the record is sure of it
     */
    public record Documented(String code, String evidence, boolean certain) {}

    /** What is to be done. */
    public enum Action {
        /** Documented, not coded: add the code. */
        CODE,
        /** Suspected in the record: ask the doctor. */
        QUERY,
        /** Another of the coded operations, put first, leads elsewhere: check which is the main one. */
        CHECK_MAIN_OPERATION
    }

    /**
     * One change.
     *
     * @param evidence the words of the record; {@code null} for operations, which are coded already
     * @param grouping the group it would lead to
     * @param weightChange {@code null} where one of the weights is unknown
     */
    public record Suggestion(
            Action action, String code, String name, String evidence, Grouping grouping, Double weightChange) {}

    private final Ruleset rules;
    private final RulesetGrouper grouper;

    public WhatIf(Ruleset rules, RulesetGrouper grouper) {
        this.rules = rules;
        this.grouper = grouper;
    }

    /** Changes that lead to another group, in the order documented, operations last. */
    public List<Suggestion> of(InpatientCase given, List<Documented> documented) {
        Grouping now = grouper.group(given);
        Set<String> coded = new HashSet<>();
        given.diagnoses().stream()
                .filter(code -> code != null && !code.isBlank())
                .forEach(code -> coded.add(rules.names().diagnosis(code).code()));
        List<Suggestion> suggestions = new ArrayList<>();
        for (Documented found : documented) {
            String code = found.code() == null || found.code().isBlank()
                    ? null
                    : rules.names().diagnosis(found.code()).code();
            if (code != null && !given.diagnoses().isEmpty() && coded.add(code)) {
                List<String> diagnoses = new ArrayList<>(given.diagnoses());
                diagnoses.add(code);
                add(
                        suggestions,
                        found.certain() ? Action.CODE : Action.QUERY,
                        code,
                        rules.names().diagnoses().name(code),
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
                    : rules.names().operation(text).code();
            if (code != null) {
                List<String> procedures = new ArrayList<>(given.procedures());
                Collections.swap(procedures, 0, i);
                Grouping then = grouper.group(given.with(given.diagnoses(), procedures));
                String name = rules.names().operations().name(code);
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
