package io.xinglin.cli.drg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.drg.Documented;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.Suggestion;
import io.xinglin.nlp.drg.RulesetGrouper;
import io.xinglin.nlp.drg.Valuation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin drg whatif}: what the record documents and the coding leaves out, and where it would lead. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = "What would change the group: a case a line in with \"documented\": [{\"code\",\"evidence\","
                + "\"certain\"}], the conditions found in the record; {\"id\",\"drg\",\"weight\",\"suggestions\"} a line out. "
                + "Nothing is suggested that is not documented.")
final class WhatIfCommand implements Callable<Integer> {
    @Mixin
    private GroupingOptions options = new GroupingOptions();

    @Option(names = "--rate", paramLabel = "YUAN", description = "the city's payment for a weight of 1")
    private Double rate;

    @Spec
    private CommandSpec spec;

    private final InputStream input;

    WhatIfCommand() {
        this(System.in);
    }

    WhatIfCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        RulesetGrouper grouper = options.grouper(options.rules());
        boolean good = CaseLines.run(input, spec.commandLine().getOut(), (given, row) -> {
            Grouping now = grouper.group(given);
            ObjectNode answer =
                    CaseLines.JSON.createObjectNode().put("id", given.id()).put("drg", now.drg());
            answer.put("name", now.name()).put("weight", now.weight());
            ArrayNode suggestions = answer.putArray("suggestions");
            grouper.whatIf(given, documented(row)).forEach(suggestion -> write(suggestions.addObject(), suggestion));
            return answer;
        });
        return good ? 0 : 1;
    }

    private static List<Documented> documented(JsonNode row) throws CaseJson.NotACase {
        List<Documented> documented = new ArrayList<>();
        JsonNode given = row.path("documented");
        if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
            throw new CaseJson.NotACase("documented is not a list");
        }
        for (JsonNode condition : given) {
            documented.add(new Documented(
                    condition.path("code").asText(null),
                    condition.path("evidence").asText(""),
                    condition.path("certain").asBoolean(true)));
        }
        return documented;
    }

    private void write(ObjectNode to, Suggestion suggestion) {
        to.put("action", suggestion.action().name().toLowerCase(Locale.ROOT))
                .put("code", suggestion.code())
                .put("name", suggestion.name())
                .put("evidence", suggestion.evidence())
                .put("drg", suggestion.grouping().drg())
                .put("drgName", suggestion.grouping().name())
                .put("weight", suggestion.grouping().weight())
                .put("weightChange", suggestion.weightChange());
        if (rate != null) {
            to.put(
                    "paymentChange",
                    suggestion.weightChange() == null ? null : Valuation.yuan(suggestion.weightChange(), rate));
        }
        ArrayNode path = to.putArray("path");
        suggestion.grouping().path().forEach(path::add);
    }
}
