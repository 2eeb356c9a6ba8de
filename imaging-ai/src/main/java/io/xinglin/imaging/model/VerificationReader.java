package io.xinglin.imaging.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code verification}. Stateless. */
final class VerificationReader {
    private VerificationReader() {}

    /** Empty when the package has no such section. */
    static Optional<Verification> read(YamlView view, List<OutputLabel> labels) {
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
            all.add(new Verification.Truth(truth.text("column"), truth.texts("values"), truth.text("mask", "")));
        }
        truths.keys().stream()
                .filter(key -> labels.stream().noneMatch(label -> label.key().equals(key)))
                .forEach(key -> truths.fault(key, "the model has no such label"));
        return Optional.of(new Verification(
                view.text("data"),
                table,
                view.text("file", "file"),
                images,
                view.flag("filtered", false),
                holdout(view),
                all));
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
