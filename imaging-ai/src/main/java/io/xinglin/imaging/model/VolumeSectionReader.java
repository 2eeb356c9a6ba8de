package io.xinglin.imaging.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what only packages of volumes have. Stateless. */
final class VolumeSectionReader {
    private static final double ANY_UNIT = 1e6;
    private static final int MOST_CHANNELS = 8;
    private static final int MOST_SIDE = 512;
    private static final int MOST_FOLDS = 100;

    private VolumeSectionReader() {}

    static VolumeSection read(YamlView root, TaskKind task) {
        YamlView input = root.child("input");
        YamlView outputs = root.child("outputs");
        List<Window> windows = windows(input);
        YamlView detection = root.section("detection");
        return new VolumeSection(
                numbers(input, "spacing", 0.1, 20),
                windows,
                InputReader.normalisation(input, windows.size()),
                patch(input),
                (int) input.number("multiple", 1, 1, 64),
                (int) input.number("outside", -1024, Short.MIN_VALUE, Short.MAX_VALUE),
                parts(outputs),
                outputs.number("minimumVolume", 0, 0, ANY_UNIT),
                task == TaskKind.VOLUME_DETECTION ? detector(detection) : Optional.empty(),
                task == TaskKind.VOLUME_DETECTION ? detection.flattened() : Map.of(),
                check(root.section("verification")));
    }

    private static List<Double> numbers(YamlView view, String key, double least, double most) {
        List<Double> all = new ArrayList<>();
        for (String text : view.texts(key)) {
            try {
                all.add(Double.valueOf(text));
            } catch (NumberFormatException e) {
                all.add(Double.NaN);
            }
        }
        if (all.size() != 3 || all.stream().anyMatch(v -> !(v >= least && v <= most))) {
            view.fault(key, "must be three numbers from " + least + " to " + most);
            return List.of(1.0, 1.0, 1.0);
        }
        return all;
    }

    private static List<Window> windows(YamlView input) {
        List<Window> windows = new ArrayList<>();
        for (YamlView item : input.items("windows")) {
            windows.add(new Window(
                    item.text("name", ""),
                    item.number("center", -ANY_UNIT, ANY_UNIT),
                    item.number("width", 1e-6, ANY_UNIT)));
        }
        if (windows.isEmpty() || windows.size() > MOST_CHANNELS) {
            input.fault("windows", "one to " + MOST_CHANNELS + " are required, one a channel");
        }
        return windows;
    }

    private static Optional<VolumeSection.Patch> patch(YamlView input) {
        if (!input.has("patch")) {
            return Optional.empty();
        }
        YamlView patch = input.child("patch");
        List<Integer> size = numbers(patch, "size", 8, MOST_SIDE).stream()
                .map(Double::intValue)
                .toList();
        return Optional.of(new VolumeSection.Patch(size, patch.number("overlap", 0.25, 0, 0.9)));
    }

    private static VolumeSection.Parts parts(YamlView outputs) {
        String name = outputs.text("parts", "together");
        return Arrays.stream(VolumeSection.Parts.values())
                .filter(p -> p.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseGet(() -> {
                    outputs.fault(
                            "parts",
                            "must be one of "
                                    + Arrays.stream(VolumeSection.Parts.values())
                                            .map(p -> p.name().toLowerCase(Locale.ROOT))
                                            .collect(Collectors.joining(", ")));
                    return VolumeSection.Parts.TOGETHER;
                });
    }

    private static Optional<DetectorKind> detector(YamlView detection) {
        Optional<DetectorKind> kind = DetectorKind.of(detection.text("kind"));
        if (kind.isEmpty()) {
            detection.fault("kind", "must be one of " + DetectorKind.keys());
        }
        return kind;
    }

    private static Optional<VolumeSection.Check> check(YamlView view) {
        if (view.keys().isEmpty()) {
            return Optional.empty();
        }
        YamlView phantom = view.section("phantom");
        boolean made = view.has("phantom");
        return Optional.of(new VolumeSection.Check(
                view.text("data"),
                made ? phantom.text("kind") : "",
                made ? phantom.text("seeds") : "",
                view.has("crops") ? Optional.of(crops(view.section("crops"))) : Optional.empty()));
    }

    private static VolumeSection.Crops crops(YamlView view) {
        int folds = (int) view.number("folds", 2, MOST_FOLDS);
        return new VolumeSection.Crops(folds, (int) view.number("fold", 0, folds - 1));
    }
}
