package io.xinglin.nlp.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the routing of patients to departments and holds its names against the knowledge. Stateless. */
final class RoutingReader {
    private static final Pattern RANGE = Pattern.compile("[A-Z]\\d\\d-[A-Z]\\d\\d");

    private RoutingReader() {}

    static Routing read(YamlNode root, Map<String, FindingTerm> findings) {
        List<Routing.Route> routes =
                root.nodes("routes").stream().map(row -> route(row, findings)).toList();
        List<Routing.Shared> shared =
                root.nodes("shared").stream().map(RoutingReader::shared).toList();
        return new Routing(routes, shared);
    }

    private static Routing.Route route(YamlNode row, Map<String, FindingTerm> findings) {
        List<String> any = row.words("any");
        any.stream().filter(word -> !findings.containsKey(word)).forEach(word -> row.fault("no such finding: " + word));
        double days = row.has("days") ? row.number("days") : -1;
        if (days < 0 && any.isEmpty()) {
            row.fault("neither days nor any: it would hold for everybody");
        }
        return new Routing.Route(row.text("name"), days, any, Set.copyOf(row.words("from")), row.text("to"));
    }

    private static Routing.Shared shared(YamlNode row) {
        String codes = row.text("codes");
        if (!RANGE.matcher(codes).matches()) {
            row.fault("codes are no range of categories: " + codes);
            return new Routing.Shared("", "", List.of());
        }
        return new Routing.Shared(codes.substring(0, 3), codes.substring(4), row.words("also"));
    }
}
