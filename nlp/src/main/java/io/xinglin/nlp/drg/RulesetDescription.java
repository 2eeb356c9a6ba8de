package io.xinglin.nlp.drg;

import io.xinglin.nlp.drg.Condition.Member;
import io.xinglin.nlp.drg.Condition.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a rule set for a reader: codes with their names. */
final class RulesetDescription {
    private final Ruleset rules;

    RulesetDescription(Ruleset rules) {
        this.rules = rules;
    }

    List<String> of(String adrgOrCode) {
        return rules.adrgs().stream()
                .filter(adrg -> adrg.code().equals(adrgOrCode))
                .findFirst()
                .map(this::adrg)
                .orElseGet(() -> code(adrgOrCode));
    }

    private List<String> adrg(Adrg adrg) {
        List<String> lines = new ArrayList<>();
        lines.add(adrg.code() + " " + adrg.name() + " (MDC" + adrg.mdc() + ", " + adrg.kind() + ")");
        lines.add("rule: " + adrg.ruleText());
        adrg.groups().values().forEach(drg -> lines.add(drg.code() + " " + drg.name()));
        Map<String, Member> lists = new LinkedHashMap<>();
        adrg.rule().alternatives().stream()
                .flatMap(List::stream)
                .filter(Member.class::isInstance)
                .map(Member.class::cast)
                .filter(member -> !member.list().equals("mdc") && !member.list().equals("valid"))
                .forEach(member -> lists.putIfAbsent(member.list(), member));
        lists.forEach((name, member) -> {
            boolean diagnosis = member.place() == Place.PRINCIPAL || member.place() == Place.DIAGNOSIS;
            lines.add(name + ":");
            member.codes().codes(diagnosis ? rules.diagnoses() : rules.operations()).stream()
                    .sorted()
                    .forEach(code -> lines.add("  " + named(code, diagnosis)));
        });
        return lines;
    }

    private String named(String code, boolean diagnosis) {
        String name = diagnosis
                ? rules.names().diagnoses().name(code)
                : rules.names().operations().name(code);
        return code + " " + name;
    }

    private List<String> code(String given) {
        List<String> lines = new ArrayList<>();
        String diagnosis = rules.names().diagnosis(given).code();
        String operation = diagnosis == null ? rules.names().operation(given).code() : null;
        if (diagnosis != null) {
            lines.add(named(diagnosis, true));
            part(lines, rules.diagnoses().of(diagnosis), true);
            comorbidity(lines, rules.diagnoses().of(diagnosis));
        } else if (operation != null) {
            int number = rules.operations().of(operation);
            lines.add(named(operation, false) + (rules.valid().has(number) ? " (valid operation)" : ""));
            part(lines, number, false);
        }
        return lines;
    }

    private void part(List<String> lines, int number, boolean diagnosis) {
        for (Mdc mdc : rules.mdcs()) {
            if (diagnosis && mdc.diagnoses().has(number)) {
                lines.add("  principal diagnosis of " + mdc.code() + " " + mdc.name());
            }
            for (Adrg adrg : mdc.adrgs()) {
                adrg.rule().alternatives().stream()
                        .flatMap(List::stream)
                        .filter(Member.class::isInstance)
                        .map(Member.class::cast)
                        .filter(m -> !m.list().equals("mdc") && !m.list().equals("valid"))
                        .filter(m -> diagnosis == (m.place() == Place.PRINCIPAL || m.place() == Place.DIAGNOSIS))
                        .filter(m -> m.codes().has(number))
                        .map(m -> "  " + adrg.code() + " " + adrg.name() + ", list " + m.list())
                        .distinct()
                        .forEach(lines::add);
            }
        }
    }

    private void comorbidity(List<String> lines, int number) {
        Comorbidities table = rules.comorbidities();
        if (table.isMcc(number) || table.isCc(number)) {
            lines.add("  " + (table.isMcc(number) ? "MCC" : "CC") + ", exclusion table " + table.table(number));
        }
        if (table.principalTable(number) != 0) {
            lines.add("  as principal diagnosis in exclusion table " + table.principalTable(number));
        }
    }
}
