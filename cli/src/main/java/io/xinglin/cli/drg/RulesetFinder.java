package io.xinglin.cli.drg;

import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.drg.Ruleset;
import io.xinglin.nlp.drg.RulesetReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Where a rule set lies: a folder, or the name of one under {@code $XINGLIN_HOME/rulesets} or the product's own
 * {@code rulesets}. Without one, {@code drg.ruleset} of the environment ({@code XINGLIN_DRG_RULESET}), then the national
 * scheme.
 */
final class RulesetFinder {
    private static final String NATIONAL = "chs-drg-1.1";

    private RulesetFinder() {}

    static Ruleset read(String given) {
        return RulesetReader.read(find(given), InsuranceCodes.load());
    }

    static Path find(String given) {
        String name =
                given != null ? given : Objects.requireNonNullElse(System.getenv("XINGLIN_DRG_RULESET"), NATIONAL);
        String root = System.getProperty("xinglin.root", ".");
        String home = Objects.requireNonNullElse(System.getenv("XINGLIN_HOME"), root + "/xinglin-home");
        List<Path> places = List.of(Path.of(name), Path.of(home, "rulesets", name), Path.of(root, "rulesets", name));
        return places.stream()
                .filter(folder -> Files.isRegularFile(folder.resolve("ruleset.properties")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule set " + name + "; looked for " + places));
    }
}
