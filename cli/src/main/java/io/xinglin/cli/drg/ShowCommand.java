package io.xinglin.cli.drg;

import io.xinglin.nlp.drg.Ruleset;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin drg show}: an ADRG with its rule, lists and names, or what the rule set does with a code. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show an ADRG (BB1) with its rule and lists, or the part a diagnosis or operation code plays.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ADRG_OR_CODE")
    private String what;

    @Mixin
    private GroupingOptions options = new GroupingOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Ruleset rules = options.rules();
        List<String> lines = rules.describe(what);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(what + " is neither an ADRG nor a code of "
                    + rules.settings().id());
        }
        lines.forEach(out::println);
        out.flush();
        return 0;
    }
}
