package io.xinglin.imaging.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the section {@code verification}. Stateless. */
final class VerificationReader {
    private VerificationReader() {}

    /** Empty when the package has no such section. */
    static Optional<Verification> read(YamlView view, TaskKind task, List<OutputLabel> labels) {
        if (view.keys().isEmpty()) {
            return Optional.empty();
        }
        String images = view.text("images", "");
        String table = images.isEmpty() ? view.text("table") : view.text("table", "");
        if (!images.isEmpty() && !table.isEmpty()) {
            view.fault("table", "stands beside images; one of the two says where the pictures are");
        }
        YamlView truths = view.child("truth");
        List<Verification.Truth> all = new ArrayList<>();
        for (OutputLabel label : labels) {
            YamlView truth = truths.child(label.key());
            all.add(new Verification.Truth(
                    columns(truth), truth.texts("values"), truth.text("mask", ""), truth.text("circles", "")));
        }
        truths.keys().stream()
                .filter(key -> labels.stream().noneMatch(label -> label.key().equals(key)))
                .forEach(key -> truths.fault(key, "the model has no such label"));
        return Optional.of(new Verification(
                view.text("data"),
                table,
                format(view),
                view.text("file", "file"),
                images,
                view.flag("filtered", false),
                holdout(view),
                stack(view, task),
                all));
    }

    private static Verification.Format format(YamlView view) {
        String name = view.text("format", "csv");
        for (Verification.Format format : Verification.Format.values()) {
            if (format.name().equals(name.toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        view.fault("format", "must be csv or mias");
        return Verification.Format.CSV;
    }

    private static List<String> columns(YamlView truth) {
        return truth.has("columns") ? truth.texts("columns") : List.of(truth.text("column"));
    }

    private static Optional<Verification.Stack> stack(YamlView view, TaskKind task) {
        if (view.has("series") != task.stacked()) {
            view.fault("series", task.stacked() ? "required for " + task.key() : "is for stacks alone");
        }
        if (!task.stacked()) {
            return Optional.empty();
        }
        YamlView series = view.section("series");
        List<List<String>> folds = series.lists("folds");
        if (folds.isEmpty()) {
            series.fault("folds", "must list for each network what it has not seen");
        }
        return Optional.of(new Verification.Stack(series.text("group"), series.text("order"), folds));
    }

    static Optional<Verification.Holdout> holdout(YamlView view) {
        if (!view.has("holdout")) {
            return Optional.empty();
        }
        YamlView holdout = view.child("holdout");
        int folds = (int) holdout.number("folds", 2, 1000);
        return Optional.of(
                new Verification.Holdout(holdout.text("group"), folds, (int) holdout.number("fold", 0, folds - 1)));
    }
}
