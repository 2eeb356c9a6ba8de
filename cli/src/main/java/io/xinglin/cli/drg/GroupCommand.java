package io.xinglin.cli.drg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.nlp.drg.Ruleset;
import io.xinglin.nlp.drg.RulesetGrouper;
import io.xinglin.nlp.drg.Valuation;
import io.xinglin.nlp.drg.WeightTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin drg group}: cases in, groups with their path out. */
@Command(
        name = "group",
        mixinStandardHelpOptions = true,
        description = "Group cases: {\"id\",\"sex\",\"ageYears\",\"ageDays\",\"birthWeightG\",\"department\","
                + "\"lengthOfStayDays\",\"dischargeDisposition\",\"diagnoses\",\"procedures\"} a line in, the group with its "
                + "path a line out. The first diagnosis is the principal one, the first procedure the main operation. A line "
                + "that is no case becomes {\"id\",\"error\"} and the exit status 1.")
final class GroupCommand implements Callable<Integer> {
    @Mixin
    private GroupingOptions options = new GroupingOptions();

    @Option(
            names = "--details",
            description = "adds \"payment\", \"outliers\" (of \"lengthOfStayDays\" and \"totalCost\") and \"dip\"")
    private boolean details;

    @Option(names = "--rate", paramLabel = "YUAN", description = "the city's payment for a weight of 1; for --details")
    private Double rate;

    @Spec
    private CommandSpec spec;

    private final InputStream input;

    GroupCommand() {
        this(System.in);
    }

    GroupCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        Ruleset rules = options.rules();
        WeightTable weights = options.weights(rules);
        RulesetGrouper grouper = options.grouper(rules);
        boolean good = CaseLines.run(input, spec.commandLine().getOut(), (given, row) -> {
            Grouping grouping = grouper.group(given);
            ObjectNode answer = GroupingJson.write(CaseLines.JSON, grouping);
            if (details) {
                details(answer, given, grouping, grouper, weights, rules);
            }
            return answer;
        });
        return good ? 0 : 1;
    }

    private void details(
            ObjectNode answer,
            InpatientCase given,
            Grouping grouping,
            RulesetGrouper grouper,
            WeightTable weights,
            Ruleset rules) {
        WeightTable.Row row = weights == null ? null : weights.row(grouping.drg());
        Valuation valuation = Valuation.of(given, grouping, row, rate, rules.settings());
        answer.put("payment", valuation.payment());
        ArrayNode outliers = answer.putArray("outliers");
        valuation.outliers().forEach(outlier -> outliers.add(outlier.name().toLowerCase(Locale.ROOT)));
        grouper.dip(given)
                .ifPresentOrElse(
                        dip -> answer.putObject("dip").put("key", dip.key()).put("score", dip.score()),
                        () -> answer.putNull("dip"));
    }
}
