package io.xinglin.cli.drg;

import io.xinglin.nlp.drg.InvalidRuleset;
import io.xinglin.nlp.drg.Ruleset;
import io.xinglin.nlp.drg.RulesetCheck;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin drg check}: every code known, every ADRG reachable, no overlap without order. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check a rule set. Prints errors and notes; exit status 1 when there is an error.")
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RULESET", description = "folder or name of a rule set")
    private String ruleset;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Ruleset rules;
        try {
            rules = RulesetFinder.read(ruleset);
        } catch (InvalidRuleset e) {
            e.errors().forEach(error -> out.println("error " + error));
            return 1;
        }
        RulesetCheck.Report report = RulesetCheck.of(rules);
        report.notes().forEach(note -> out.println("note  " + note));
        report.errors().forEach(error -> out.println("error " + error));
        out.println(rules.settings().id() + ": " + rules.summary() + "; "
                + report.errors().size() + " errors");
        return report.errors().isEmpty() ? 0 : 1;
    }
}
