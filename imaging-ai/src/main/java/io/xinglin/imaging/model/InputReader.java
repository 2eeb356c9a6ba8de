package io.xinglin.imaging.model;

import io.xinglin.imaging.picture.Filter;
import io.xinglin.imaging.picture.Fit;
import io.xinglin.imaging.waveform.WaveformInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the section {@code input}. Stateless. */
final class InputReader {
    private static final double ANY_UNIT = 1e6;

    private InputReader() {}

    /** Of a package whose images are prepared elsewhere: what they are, not how they are brought to a network. */
    static Optional<ModelInput> readAnywhere(YamlView view) {
        List<String> modalities = view.texts("modality");
        if (modalities.isEmpty()) {
            view.fault("modality", "at least one modality is required");
            return Optional.empty();
        }
        return Optional.of(new ModelInput(
                modalities,
                view.texts("sopClasses"),
                view.texts("bodyPart"),
                0,
                0,
                Fit.PAD,
                Filter.NONE,
                Optional.empty(),
                List.of(),
                List.of()));
    }

    static Optional<ModelInput> read(YamlView view, TaskKind task) {
        int before = view.faults();
        List<String> modalities = view.texts("modality");
        if (modalities.isEmpty()) {
            view.fault("modality", "at least one modality is required");
        }
        if (task == TaskKind.WAVEFORM) {
            return view.faults() > before ? Optional.empty() : Optional.of(waveform(view, modalities));
        }
        if (task.volumetric()) {
            return view.faults() > before ? Optional.empty() : Optional.of(unframed(view, modalities, 1));
        }
        int size = (int) view.number("size", 8, 4096);
        int channels = (int) view.number("channels", 1, 1, 3);
        if (channels == 2 || (task.stacked() && channels != 1)) {
            view.fault("channels", task.stacked() ? "must be 1 for " + task.key() : "must be 1 or 3");
        }
        Optional<Window> window =
                task.stacked() || view.has("window") ? window(view.child("window")) : Optional.empty();
        List<Window> display = view.items("displayWindows").stream()
                .flatMap(item -> window(item).stream())
                .toList();
        var input = new ModelInput(
                modalities,
                view.texts("sopClasses"),
                view.texts("bodyPart"),
                size,
                channels,
                fit(view, task),
                filter(view, task),
                window,
                normalisation(view, channels),
                display);
        return view.faults() > before ? Optional.empty() : Optional.of(input);
    }

    /** What packages of all tasks say; the rest is in {@link WaveformSection} and {@link VolumeSection}. */
    private static ModelInput waveform(YamlView view, List<String> modalities) {
        return unframed(view, modalities, (int) view.number("size", 8, WaveformInput.MOST_SAMPLES));
    }

    private static ModelInput unframed(YamlView view, List<String> modalities, int size) {
        return new ModelInput(
                modalities,
                view.texts("sopClasses"),
                List.of(),
                size,
                1,
                Fit.PAD,
                Filter.NONE,
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Optional<Window> window(YamlView view) {
        int before = view.faults();
        double center = view.number("center", -ANY_UNIT, ANY_UNIT);
        double width = view.number("width", 1e-6, ANY_UNIT);
        return view.faults() > before
                ? Optional.empty()
                : Optional.of(new Window(view.text("name", ""), center, width));
    }

    private static Fit fit(YamlView view, TaskKind task) {
        String name = view.text("fit", "pad");
        Optional<Fit> fit = Arrays.stream(Fit.values())
                .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        if (fit.isEmpty()) {
            view.fault("fit", "must be pad, crop, stretch or content");
        } else if (task.stacked() && fit.get() != Fit.PAD) {
            view.fault("fit", "must be pad for " + task.key());
        }
        return fit.orElse(Fit.PAD);
    }

    private static Filter filter(YamlView view, TaskKind task) {
        Optional<Filter> filter = Filter.of(view.text("filter", Filter.NONE.key()));
        if (filter.isEmpty()) {
            view.fault("filter", "must be one of " + Filter.keys());
        } else if (task.stacked() && filter.get() != Filter.NONE) {
            view.fault("filter", "must be none for " + task.key());
        }
        return filter.orElse(Filter.NONE);
    }

    static List<ModelInput.Normalisation> normalisation(YamlView view, int channels) {
        List<ModelInput.Normalisation> all = new ArrayList<>();
        for (YamlView item : view.items("normalisation")) {
            all.add(new ModelInput.Normalisation(
                    item.number("mean", -ANY_UNIT, ANY_UNIT), item.number("deviation", 1e-6, ANY_UNIT)));
        }
        if (!all.isEmpty() && all.size() != channels) {
            view.fault("normalisation", "must have one entry for each of the " + channels + " channels");
        }
        return all;
    }
}
