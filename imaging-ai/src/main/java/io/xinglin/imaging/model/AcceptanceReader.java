package io.xinglin.imaging.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code acceptance}. Stateless. */
final class AcceptanceReader {
    private static final double ANY = 1e6;

    private AcceptanceReader() {}

    /** Empty when the package has no such section. */
    static List<AcceptanceFigure> read(YamlView view, List<OutputLabel> labels) {
        List<AcceptanceFigure> all = new ArrayList<>();
        for (YamlView item : view.items("figures")) {
            Optional<AcceptanceFigure.Kind> kind = AcceptanceFigure.Kind.of(item.text("figure"));
            if (kind.isEmpty()) {
                item.fault("figure", "must be one of " + AcceptanceFigure.Kind.keys());
            }
            String label = item.text("label", "");
            boolean labelled = kind.map(AcceptanceFigure.Kind::labelled).orElse(false);
            if (labelled && labels.stream().noneMatch(l -> l.key().equals(label) && l.finding())) {
                item.fault("label", "must name a label that is a finding");
            } else if (!labelled && !label.isEmpty()) {
                item.fault("label", "this figure is of the whole package");
            }
            boolean above = item.has("atLeast");
            if (above == item.has("atMost")) {
                item.fault("atLeast", "exactly one of atLeast and atMost is required");
            }
            double limit = item.number(above ? "atLeast" : "atMost", -ANY, ANY);
            kind.ifPresent(k -> all.add(new AcceptanceFigure(k, label, limit, above)));
        }
        return all;
    }
}
