package io.xinglin.imaging.model;

import io.xinglin.core.imaging.Severity;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code outputs.labels}. Stateless. */
final class LabelReader {
    /** The threshold of a finding by a limit, whose probability is 1 or 0. */
    private static final double HALF = 0.5;

    private LabelReader() {}

    static List<OutputLabel> read(YamlView outputs) {
        List<OutputLabel> labels = read(outputs, "labels");
        if (outputs.items("labels").isEmpty()) {
            outputs.fault("labels", "at least one label is required");
        }
        if (!labels.isEmpty() && labels.stream().noneMatch(OutputLabel::finding)) {
            outputs.fault("labels", "at least one label must be a finding");
        }
        return labels;
    }

    /** The labels of one list that have no fault. */
    static List<OutputLabel> read(YamlView outputs, String list) {
        List<OutputLabel> labels = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (YamlView item : outputs.items(list)) {
            int before = outputs.faults();
            String key = item.text("key");
            if (!keys.add(key)) {
                item.fault("key", "appears twice: " + key);
            }
            Optional<Code> code = code(item.child("code"), item);
            double threshold = list.equals("labels") ? item.number("threshold", 0, 1) : HALF;
            Calibration series = calibration(item.section("calibration"), Calibration.NONE);
            double sliceThreshold = item.section("slice").number("threshold", threshold, 0, 1);
            Calibration slice = calibration(item.section("slice").section("calibration"), series);
            Severity severity = severity(item);
            boolean reliable = item.flag("reliable", true);
            if (outputs.faults() == before) {
                labels.add(new OutputLabel(
                        key,
                        code.orElseThrow(),
                        item.flag("finding", true),
                        threshold,
                        series,
                        sliceThreshold,
                        slice,
                        severity,
                        reliable));
            }
        }
        return labels;
    }

    static Optional<Code> code(YamlView view, YamlView label) {
        String designator = view.text("system");
        Optional<CodeSystem> system = CodeSystem.ofDesignator(designator)
                .or(() -> Arrays.stream(CodeSystem.values())
                        .filter(s -> s.name().equalsIgnoreCase(designator))
                        .findFirst());
        if (system.isEmpty() && !designator.isEmpty()) {
            view.fault("system", "unknown coding scheme designator " + designator);
        }
        String value = view.text("value");
        String en = label.text("en", view.text("display", value));
        String zh = label.text("zh", en);
        return value.isEmpty() ? Optional.empty() : system.map(s -> new Code(s, value, view.text("display", en), zh));
    }

    private static Calibration calibration(YamlView view, Calibration otherwise) {
        return new Calibration(
                view.number("a", otherwise.a(), -1000, 1000), view.number("b", otherwise.b(), -1000, 1000));
    }

    private static Severity severity(YamlView item) {
        String name = item.text("severity", "NONE").toUpperCase(Locale.ROOT);
        return Arrays.stream(Severity.values())
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    item.fault("severity", "must be one of " + Arrays.toString(Severity.values()));
                    return Severity.NONE;
                });
    }
}
