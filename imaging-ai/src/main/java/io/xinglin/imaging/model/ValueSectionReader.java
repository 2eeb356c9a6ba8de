package io.xinglin.imaging.model;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what only packages of the task {@code image-regression} have. Stateless. */
final class ValueSectionReader {
    /** The labels of such a package, each with a limit. */
    static final String DEVIATIONS = "deviations";

    private static final double ANY = 1e6;

    private ValueSectionReader() {}

    static Optional<ValueSection> read(YamlView root, List<OutputLabel> labels) {
        YamlView outputs = root.child("outputs");
        YamlView value = outputs.child("value");
        YamlView unit = value.child("unit");
        Optional<Code> name = LabelReader.code(value.child("code"), value);
        double least = value.number("least", -ANY, ANY);
        double most = value.number("most", -ANY, ANY);
        if (least >= most) {
            value.fault("most", "must be above least");
        }
        var measured = new Code(CodeSystem.UCUM, unit.text("value"), unit.text("en"), unit.text("zh"));
        List<ValueSection.Deviation> deviations = deviations(outputs, labels);
        boolean sex = root.section("input").flag("sex", false);
        Optional<ValueSection.Check> check = check(root.section("verification"), sex);
        return name.map(code -> new ValueSection(code, measured, least, most, sex, deviations, check));
    }

    private static List<ValueSection.Deviation> deviations(YamlView outputs, List<OutputLabel> labels) {
        List<YamlView> items = outputs.items(DEVIATIONS);
        if (items.isEmpty()) {
            outputs.fault(DEVIATIONS, "at least one is required");
        }
        List<ValueSection.Deviation> all = new ArrayList<>();
        for (int i = 0; i < items.size() && labels.size() == items.size(); i++) {
            YamlView item = items.get(i);
            boolean above = item.has("atLeast");
            if (above == item.has("atMost")) {
                item.fault("atLeast", "exactly one of atLeast and atMost is required");
            }
            double limit = item.number(above ? "atLeast" : "atMost", -ANY, ANY);
            all.add(new ValueSection.Deviation(labels.get(i), limit, above, item.text("source")));
        }
        return all;
    }

    private static Optional<ValueSection.Check> check(YamlView view, boolean sex) {
        return view.keys().isEmpty()
                ? Optional.empty()
                : Optional.of(new ValueSection.Check(
                        view.text("data"),
                        view.text("table"),
                        view.text("file", "file"),
                        view.text("value"),
                        sex ? view.text("sex") : view.text("sex", ""),
                        VerificationReader.holdout(view)));
    }
}
