package io.xinglin.imaging.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelInput;
import io.xinglin.imaging.model.NetworkRuntime;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Runs a package's networks over pictures made by formula and compares with {@code selftest.json}: the networks here answer
 * what they answered where they were trained. Stateless.
 */
public final class SelfTest {
    /** The file beside {@code package.yaml}. */
    public static final String FILE = "selftest.json";

    private static final double TOLERANCE = 1e-3;
    private static final List<Integer> RECORDED = List.of(0, 40, 80);

    private SelfTest() {}

    /**
     * What differs, in words; empty when the package passes. A package without the file does not; one that is read by a DICOM
     * node has no network to be tested.
     */
    public static List<String> faults(InstalledModel model) {
        if (model.manifest().runtime() == NetworkRuntime.DICOM_NODE) {
            return List.of();
        }
        Path file = model.summary().folder().resolve(FILE);
        if (!Files.exists(file)) {
            return List.of(FILE + ": file is missing");
        }
        List<String> faults = new ArrayList<>();
        try (LaneRunner runner = TaskRunners.open(model, new OnnxSettings(1, 1, Duration.ZERO))) {
            JsonNode test = JsonMapper.builder().build().readTree(file.toFile());
            if (runner instanceof WaveformNetworks networks) {
                var check = new Check(test.path("tolerance").asDouble(TOLERANCE), faults);
                WaveformSelfTest.compare(model.manifest().waveform().orElseThrow(), networks, test, check);
            } else if (runner instanceof RowNetwork rows) {
                var check = new Check(test.path("tolerance").asDouble(TOLERANCE), faults);
                compare(
                        rows,
                        inputs(model, test),
                        test.path(model.manifest().task().mainRole()),
                        check);
            } else if (runner instanceof VolumeSegmentation volumes) {
                var check = new Check(test.path("tolerance").asDouble(TOLERANCE), faults);
                VolumeSelfTest.compare(
                        volumes.network(), model.manifest().labels().size(), test, check);
            } else if (runner instanceof VolumeDetection detection) {
                var check = new Check(test.path("tolerance").asDouble(TOLERANCE), faults);
                DetectionSelfTest.compare(detection, test, check);
            } else if (runner instanceof TaskRunner pictures) {
                compare(model, pictures, test, faults);
            }
        } catch (IOException e) {
            faults.add(FILE + ": cannot be read");
        } catch (ProblemException e) {
            faults.add(e.problem().message());
        }
        return faults;
    }

    private static List<Raster> inputs(InstalledModel model, JsonNode test) {
        List<Raster> inputs = new ArrayList<>();
        test.path("shifts").forEach(shift -> inputs.add(input(model.manifest().input(), test, shift.asDouble())));
        return inputs;
    }

    /** One row a picture; where the network is told the sex, it is 0 and 1 in turn. */
    private static void compare(RowNetwork network, List<Raster> inputs, JsonNode expected, Check check) {
        if (inputs.isEmpty()) {
            check.faults().add(FILE + ": shifts are missing");
            return;
        }
        List<float[]> rows = network.rows(inputs, RowNetwork.inTurn(inputs.size()));
        for (int i = 0; i < rows.size(); i++) {
            check.close(
                    network.output(),
                    rows.get(i),
                    expected.path(network.output()).path(i));
        }
    }

    /**
     * Writes a self test of what the networks answer here, for a package whose networks were brought without one.
     *
     * @throws ProblemException FAULT when they fail; UNAVAILABLE when the file cannot be written
     */
    static void record(InstalledModel model) {
        var json = JsonMapper.builder().build();
        ObjectNode test = json.createObjectNode().put("pattern", "waves").put("tolerance", TOLERANCE);
        RECORDED.forEach(test.putArray("shifts")::add);
        List<Raster> inputs = inputs(model, test);
        ObjectNode main = test.putObject(model.manifest().task().mainRole());
        try (LaneRunner runner = TaskRunners.open(model, new OnnxSettings(1, 1, Duration.ZERO))) {
            if (runner instanceof RowNetwork rows) {
                append(main.putArray(rows.output()), rows.rows(inputs, RowNetwork.inTurn(inputs.size())));
            } else if (runner instanceof TaskRunner pictures) {
                append(
                        main.putArray("logits"),
                        pictures.pictures(inputs).stream()
                                .map(SliceOutput::logits)
                                .toList());
            } else {
                throw new ProblemException(
                        Problem.Category.UNSUPPORTED, "write " + FILE + " of a package of this task by hand");
            }
            json.writeValue(model.summary().folder().resolve(FILE).toFile(), test);
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.UNAVAILABLE, FILE + " cannot be written", e);
        }
    }

    private static void append(ArrayNode rows, List<float[]> values) {
        for (float[] row : values) {
            ArrayNode one = rows.addArray();
            for (float value : row) {
                one.add(value);
            }
        }
    }

    private static void compare(InstalledModel model, TaskRunner runner, JsonNode test, List<String> faults) {
        List<Raster> inputs = inputs(model, test);
        if (inputs.isEmpty()) {
            faults.add(FILE + ": shifts are missing");
            return;
        }
        var check = new Check(test.path("tolerance").asDouble(TOLERANCE), faults);
        List<SliceOutput> outputs = runner.pictures(inputs);
        JsonNode expected = test.path(model.manifest().task().mainRole());
        for (int i = 0; i < outputs.size(); i++) {
            check.close(
                    "logits", outputs.get(i).logits(), expected.path("logits").path(i));
            if (expected.has("features")) {
                check.close(
                        "features",
                        outputs.get(i).features(),
                        expected.path("features").path(i));
            }
            if (!model.manifest().explanation().isEmpty()
                    && outputs.get(i).maps().isEmpty()) {
                faults.add("the network has no output " + model.manifest().explanation());
            }
        }
        if (runner instanceof SeriesClassification stack && test.has("series")) {
            SeriesOutput series = stack.series(outputs);
            for (int i = 0; i < outputs.size(); i++) {
                check.close(
                        "series logits",
                        series.slices().get(i),
                        test.path("series").path("logits").path(i));
            }
            check.close("series_logits", series.series(), test.path("series").path("series_logits"));
            if (test.has("seriesOfOne")) {
                SeriesOutput one = stack.series(outputs.subList(0, 1));
                check.close(
                        "logits of a series of one",
                        one.slices().get(0),
                        test.path("seriesOfOne").path("logits").path(0));
            }
        }
    }

    /** Compares one row after the other. */
    record Check(double tolerance, List<String> faults) {
        void close(String name, float[] values, JsonNode expected) {
            if (expected.size() != values.length) {
                faults.add(name + ": " + values.length + " values instead of " + expected.size());
                return;
            }
            for (int i = 0; i < values.length; i++) {
                double wanted = expected.get(i).asDouble();
                if (!(Math.abs(values[i] - wanted) <= tolerance)) {
                    faults.add(String.format(Locale.ROOT, "%s[%d] is %.6f, not %.6f", name, i, values[i], wanted));
                }
            }
        }
    }

    private static Raster input(ModelInput input, JsonNode test, double shift) {
        boolean ring = test.path("pattern").asText("ring").equals("ring");
        return new Raster(IntStream.range(0, input.channels())
                .mapToObj(c -> ring ? ring(input.size(), shift) : waves(input.size(), shift, c))
                .toList());
    }

    /** A bright ring with waves inside, for a square of 320. */
    private static Picture ring(int size, double shift) {
        float[] values = new float[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double wave = 0.5 + 0.5 * Math.sin((x + shift) / 17) * Math.cos(y / 23.0);
                double r = Math.hypot((x - 160) / 105.0, (y - 160) / 130.0);
                values[y * size + x] = (float) (r > 1 ? 0 : r > 0.92 ? 1 : 0.3 + 0.4 * wave);
            }
        }
        return new Picture(size, size, values);
    }

    /** Waves across the whole square, another phase in each channel. */
    private static Picture waves(int size, double shift, int channel) {
        float[] values = new float[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double across = Math.sin((x + shift + 3 * channel) / (0.03 * size));
                values[y * size + x] = (float) (0.5 + 0.5 * across * Math.cos(y / (0.05 * size)));
            }
        }
        return new Picture(size, size, values);
    }
}
