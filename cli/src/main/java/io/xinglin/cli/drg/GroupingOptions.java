package io.xinglin.cli.drg;

import io.xinglin.nlp.drg.Language;
import io.xinglin.nlp.drg.Ruleset;
import io.xinglin.nlp.drg.RulesetGrouper;
import io.xinglin.nlp.drg.WeightTable;
import picocli.CommandLine.Option;

/** Options of every command that groups. */
final class GroupingOptions {
    @Option(
            names = "--ruleset",
            paramLabel = "NAME_OR_DIR",
            description = "rule set (default: $XINGLIN_DRG_RULESET, then chs-drg-1.1)")
    private String ruleset;

    @Option(
            names = "--weights",
            paramLabel = "CITY-YEAR",
            description = "table of weights of the rule set, e.g. harbin-2024; 'none' for none")
    private String weights;

    @Option(names = "--lang", defaultValue = "zh", description = "language of path and warnings: zh or en")
    private Language language;

    Ruleset rules() {
        return RulesetFinder.read(ruleset);
    }

    /** The table asked for, or the rule set's own; {@code null} for none. */
    WeightTable weights(Ruleset rules) {
        if ("none".equals(weights)) {
            return null;
        }
        String name = weights == null ? rules.settings().weights() : weights;
        return rules.weights(name)
                .or(() -> {
                    if (weights != null) {
                        throw new IllegalArgumentException(
                                "no weights " + weights + "; there are " + rules.weightTables());
                    }
                    return java.util.Optional.empty();
                })
                .orElse(null);
    }

    RulesetGrouper grouper(Ruleset rules) {
        return new RulesetGrouper(rules, weights(rules), language);
    }
}
