package io.xinglin.nlp.drg;

import io.xinglin.core.drg.DipGroup;
import io.xinglin.core.drg.Documented;
import io.xinglin.core.drg.DrgGrouper;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.drg.Suggestion;
import io.xinglin.nlp.drg.Adrg.Drg;
import io.xinglin.nlp.drg.Adrg.Kind;
import io.xinglin.nlp.drg.StayReader.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Groups by the tables of a {@link Ruleset}: the MDCs in their order, within one the ADRGs in theirs, then the severity.
 *
 * <p>Before the first medical ADRG of an MDC, a valid main operation that none of its operation groups took leads to its QY
 * group. Immutable, safe for use by many threads.
 */
public final class RulesetGrouper implements DrgGrouper {
    private final Ruleset rules;
    private final WeightTable weights;
    private final Wording words;
    private final StayReader reader;

    /** @param weights the table for weights; {@code null} for none */
    public RulesetGrouper(Ruleset rules, WeightTable weights, Language language) {
        this.rules = rules;
        this.weights = weights;
        this.words = Wording.of(language, rules.names());
        this.reader = new StayReader(rules);
    }

    /** With the rule set's own default weights, in Chinese. */
    public static RulesetGrouper of(Ruleset rules) {
        return new RulesetGrouper(
                rules, rules.weights(rules.settings().weights()).orElse(null), Language.ZH);
    }

    /**
     * With the weights of a city and year, in Chinese.
     *
     * @param cityAndYear e.g. {@code harbin-2024}; empty for the rule set's own default
     * @throws InvalidRuleset when the rule set has no such table
     */
    public static RulesetGrouper of(Ruleset rules, String cityAndYear) {
        if (cityAndYear.isEmpty()) {
            return of(rules);
        }
        WeightTable weights = rules.weights(cityAndYear)
                .orElseThrow(() -> new InvalidRuleset(
                        List.of("no weights " + cityAndYear + "; there are " + rules.weightTables())));
        return new RulesetGrouper(rules, weights, Language.ZH);
    }

    @Override
    public String ruleset() {
        return rules.settings().id();
    }

    @Override
    public String weights() {
        return weights == null ? "" : weights.name();
    }

    @Override
    public DrgGrouper english() {
        return new RulesetGrouper(rules, weights, Language.EN);
    }

    @Override
    public Optional<DipGroup> dip(InpatientCase given) {
        return DipKey.of(given, rules.names())
                .map(key -> new DipGroup(key.text(), rules.dipScore(key.text()).orElse(null)));
    }

    @Override
    public List<Suggestion> whatIf(InpatientCase given, List<Documented> documented) {
        return new WhatIf(rules.names(), this).of(given, documented);
    }

    @Override
    public Grouping group(InpatientCase given) {
        Reading reading = reader.read(given, words);
        Answer answer = new Answer(given.id(), reading.warnings());
        if (reading.failure() != null) {
            return answer.none(null, reading.failure());
        }
        Stay stay = reading.stay();
        for (Mdc mdc : rules.mdcs()) {
            List<Condition> entry = mdc.entry().met(stay);
            if (entry != null) {
                Grouping grouping = within(mdc, entry, stay, answer);
                if (grouping != null) {
                    return grouping;
                }
                if (!mdc.goesOn()) {
                    return answer.none(mdc, words.noAdrg(mdc));
                }
            }
        }
        return answer.none(null, nowhere(stay));
    }

    private Grouping within(Mdc mdc, List<Condition> entry, Stay stay, Answer answer) {
        boolean operationsTried = false;
        for (Adrg adrg : mdc.adrgs()) {
            if (!operationsTried && adrg.kind() == Kind.MEDICAL) {
                operationsTried = true;
                if (isUnrelated(mdc, stay)) {
                    return unrelated(mdc, entry, stay, answer);
                }
            }
            List<Condition> met = adrg.rule().met(stay);
            if (met != null) {
                answer.path.add(words.entersMdc(mdc, told(entry, stay)));
                answer.path.add(words.entersAdrg(adrg, told(met, stay)));
                return severity(mdc, adrg, stay, answer);
            }
        }
        if (mdc.diagnoses().has(stay.principalNumber()) && mdc.goesOn()) {
            answer.path.add(words.noAdrgOfMdc(mdc));
        }
        return null;
    }

    private boolean isUnrelated(Mdc mdc, Stay stay) {
        return mdc.unrelated()
                && rules.valid().has(stay.mainNumber())
                && mdc.diagnoses().has(stay.principalNumber());
    }

    private Grouping unrelated(Mdc mdc, List<Condition> entry, Stay stay, Answer answer) {
        answer.path.add(words.entersMdc(mdc, told(entry, stay)));
        answer.path.add(words.unrelated(mdc, stay.main()));
        count(stay, answer);
        String group = mdc.unrelatedGroup();
        return answer.of(mdc, group, group, words.unrelatedName(mdc));
    }

    private Grouping severity(Mdc mdc, Adrg adrg, Stay stay, Answer answer) {
        count(stay, answer);
        boolean mcc = !answer.mcc.isEmpty();
        boolean cc = !answer.cc.isEmpty();
        Drg drg = adrg.group(mcc, cc);
        if (drg == null) {
            return answer.none(mdc, words.noGroup(adrg));
        }
        answer.path.add(words.entersDrg(adrg, drg, mcc, cc));
        return answer.of(mdc, adrg.code(), drg.code(), drg.name());
    }

    private void count(Stay stay, Answer answer) {
        Comorbidities table = rules.comorbidities();
        for (int i = stay.firstOther(); i < stay.diagnoses().length; i++) {
            int number = stay.diagnosisNumbers()[i];
            boolean mcc = table.isMcc(number);
            if (!mcc && !table.isCc(number)) {
                continue;
            }
            String code = stay.diagnoses()[i];
            if (table.excludes(stay.principalNumber(), number)) {
                answer.excluded.add(code);
                answer.path.add(words.excluded(code, mcc, table.table(number), stay.principal()));
            } else {
                (mcc ? answer.mcc : answer.cc).add(code);
                answer.path.add(words.counts(code, mcc));
            }
        }
    }

    private String told(List<Condition> conditions, Stay stay) {
        if (conditions.size() == 1) {
            return conditions.get(0).told(words, stay);
        }
        StringBuilder text = new StringBuilder();
        for (Condition condition : conditions) {
            text.append(text.length() == 0 ? "" : words.and()).append(condition.told(words, stay));
        }
        return text.toString();
    }

    /** Why no MDC took the case. */
    private String nowhere(Stay stay) {
        for (Mdc mdc : rules.mdcs()) {
            if (mdc.diagnoses().has(stay.principalNumber())
                    && !mdc.goesOn()
                    && mdc.entry().met(stay) == null) {
                return words.principalInMdcOnly(mdc, stay.principal(), unmet(mdc.entry(), stay));
            }
        }
        for (Mdc mdc : rules.mdcs()) {
            if (mdc.diagnoses().has(stay.principalNumber())) {
                String unmet = unmet(mdc.entry(), stay);
                return unmet.isEmpty() ? words.noAdrg(mdc) : words.principalInMdcOnly(mdc, stay.principal(), unmet);
            }
        }
        return words.principalNowhere(stay.principal());
    }

    /** What the last alternative of a rule asks and the case does not meet. */
    private String unmet(Rule rule, Stay stay) {
        List<Condition> last = rule.alternatives().get(rule.alternatives().size() - 1);
        return String.join(
                words.and(),
                last.stream()
                        .filter(c -> !c.holds(stay))
                        .map(c -> c.asks(words))
                        .toList());
    }

    /** The answer while it grows. */
    private final class Answer {
        private final String id;
        private final List<String> warnings;
        private final List<String> path = new ArrayList<>();
        private final List<String> mcc = new ArrayList<>();
        private final List<String> cc = new ArrayList<>();
        private final List<String> excluded = new ArrayList<>();

        Answer(String id, List<String> warnings) {
            this.id = id;
            this.warnings = warnings;
        }

        Grouping none(Mdc mdc, String reason) {
            String text = words.notGroupable(reason);
            path.add(text);
            return new Grouping(
                    id,
                    mdc == null ? null : mdc.code(),
                    Grouping.UNGROUPABLE,
                    Grouping.UNGROUPABLE,
                    text,
                    null,
                    path,
                    mcc,
                    cc,
                    excluded,
                    warnings);
        }

        Grouping of(Mdc mdc, String adrg, String drg, String name) {
            Double weight = null;
            if (weights != null) {
                WeightTable.Row row = weights.row(drg);
                weight = row == null ? null : row.weight();
                path.add(row == null ? words.noWeight(drg, weights.name()) : words.weight(drg, weight, weights.name()));
            }
            return new Grouping(id, mdc.code(), adrg, drg, name, weight, path, mcc, cc, excluded, warnings);
        }
    }
}
