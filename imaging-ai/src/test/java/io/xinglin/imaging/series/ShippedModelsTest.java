package io.xinglin.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packages of {@code models/} load, and give here what they gave where they were trained. */
@Tag("REQ-IMG-06")
class ShippedModelsTest {
    private static final FolderCatalogue MODELS = FolderCatalogue.open(
            List.of(Path.of(System.getProperty("basedir", ".")).resolve("../models")));

    @Test
    void everyPackageShouldLoad() {
        assertThat(MODELS.refused()).isEmpty();
        assertThat(MODELS.find("ich-ct")).isPresent();
    }

    @Test
    void ichShouldAnswerAsItsSelfTestSays() throws IOException {
        InstalledModel model = MODELS.installed("ich-ct").orElseThrow();
        JsonNode test = JsonMapper.builder()
                .build()
                .readTree(model.summary().folder().resolve("selftest.json").toFile());
        double tolerance = test.get("tolerance").asDouble();
        List<Picture> pictures = new ArrayList<>();
        test.get("shifts").forEach(shift -> pictures.add(ring(test.get("size").asInt(), shift.asDouble())));

        try (var networks = new ModelNetworks(model, new OnnxSettings(1, 1, Duration.ZERO))) {
            List<SliceOutput> slices = networks.slices(pictures);
            for (int i = 0; i < slices.size(); i++) {
                isClose(slices.get(i).logits(), test.get("slice").get("logits").get(i), tolerance);
                isClose(
                        slices.get(i).features(),
                        test.get("slice").get("features").get(i),
                        tolerance);
                assertThat(slices.get(i).map()).isPresent();
            }
            SeriesOutput series = networks.series(slices);
            for (int i = 0; i < slices.size(); i++) {
                isClose(series.slices().get(i), test.get("series").get("logits").get(i), tolerance);
            }
            isClose(series.series(), test.get("series").get("series_logits"), tolerance);
            SeriesOutput one = networks.series(slices.subList(0, 1));
            isClose(one.slices().get(0), test.get("seriesOfOne").get("logits").get(0), tolerance);
        }
    }

    private static void isClose(float[] values, JsonNode expected, double tolerance) {
        assertThat(values).hasSize(expected.size());
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i]).isCloseTo(expected.get(i).asDouble(), within(tolerance));
        }
    }

    /** The formula of selftest.json: a bright ring with waves inside. */
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
}
