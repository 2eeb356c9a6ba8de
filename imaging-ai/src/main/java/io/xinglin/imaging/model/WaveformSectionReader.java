package io.xinglin.imaging.model;

import io.xinglin.imaging.waveform.EcgMeasure;
import io.xinglin.imaging.waveform.WaveformInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what only packages of the task {@code waveform} have. Stateless. */
final class WaveformSectionReader {
    private static final double ANY = 1e6;

    private WaveformSectionReader() {}

    static WaveformSection read(YamlView root, List<OutputLabel> labels) {
        YamlView outputs = root.child("outputs");
        YamlView beats = outputs.child("beats");
        YamlView calibration = beats.section("calibration");
        return new WaveformSection(
                input(root.child("input")),
                new Calibration(calibration.number("a", 1, -1000, 1000), calibration.number("b", 0, -1000, 1000)),
                beats.number("threshold", 0.5, 0, 1),
                measurements(outputs, labels),
                check(root.section("verification"), labels));
    }

    private static WaveformInput input(YamlView input) {
        YamlView band = input.child("band");
        double hertz = input.number("hertz", 100, 1000);
        double low = band.number("low", 0.01, 5);
        double high = band.number("high", 15, 500);
        if (high >= hertz / 2) {
            band.fault("high", "must be below half of hertz");
        }
        return new WaveformInput(
                hertz, (int) input.number("size", 8, WaveformInput.MOST_SAMPLES), low, high, input.texts("leads"));
    }

    private static List<MeasurementLabel> measurements(YamlView outputs, List<OutputLabel> labels) {
        List<OutputLabel> own = LabelReader.read(outputs, "measurements");
        List<YamlView> items = outputs.items("measurements");
        List<MeasurementLabel> all = new ArrayList<>();
        for (int i = 0; i < items.size() && own.size() == items.size(); i++) {
            OutputLabel label = own.get(i);
            if (labels.stream().anyMatch(l -> l.key().equals(label.key()))) {
                items.get(i).fault("key", "appears twice: " + label.key());
            }
            measurement(items.get(i), label).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<MeasurementLabel> measurement(YamlView item, OutputLabel label) {
        Optional<EcgMeasure> measure = EcgMeasure.of(item.text("measure"));
        if (measure.isEmpty()) {
            item.fault("measure", "must be one of " + EcgMeasure.keys());
        }
        boolean above = item.has("atLeast");
        if (above == item.has("atMost")) {
            item.fault("atLeast", "exactly one of atLeast and atMost is required");
        }
        double limit = item.number(above ? "atLeast" : "atMost", 0, ANY);
        String source = item.text("source");
        return measure.map(m -> new MeasurementLabel(label, m, limit, above, source));
    }

    private static Optional<WaveformSection.Check> check(YamlView view, List<OutputLabel> labels) {
        if (view.keys().isEmpty()) {
            return Optional.empty();
        }
        YamlView rhythm = view.child("rhythm");
        YamlView truth = rhythm.child("truth");
        YamlView beats = view.child("beats");
        return Optional.of(new WaveformSection.Check(
                view.text("data"),
                rhythm.text("folder"),
                rhythm.text("table"),
                (int) rhythm.number("folds", 2, 100),
                labels.stream().map(label -> truth.text(label.key())).toList(),
                beats.text("archive"),
                beats.number("hertz", 50, 10_000)));
    }
}
