package io.xinglin.imaging.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.network.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-IMG-04")
class OnnxNetworkTest {
    private static final OnnxSettings SETTINGS = new OnnxSettings(2, 1, Duration.ofSeconds(1));

    private static OnnxNetwork slice() {
        return OnnxNetwork.open(TestModels.tiny().path(PackageFile.SLICE).orElseThrow(), SETTINGS);
    }

    private static Map<String, Tensor> grey(float value) {
        float[] pixels = new float[256];
        Arrays.fill(pixels, value);
        return Map.of("image", Tensor.of(pixels, 1, 1, 16, 16));
    }

    @Test
    void runShouldReturnEveryOutputByName() {
        try (OnnxNetwork network = slice()) {
            Map<String, Tensor> out = network.run(grey(0.5f));

            assertThat(out).containsOnlyKeys("logits", "features", "cam", "fold_logits", "fold_features");
            assertThat(out.get("logits").values()).containsExactly(5, 0, 0, 0, 0, -10);
            assertThat(out.get("cam").shape()).containsExactly(1, 8, 8);
            assertThat(network.timeInside()).isPositive();
        }
    }

    @Test
    void runShouldServeManyThreadsFromOneSession() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (OnnxNetwork network = slice()) {
            List<Callable<Float>> runs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                float value = i / 40f;
                runs.add(() -> network.run(grey(value)).get("features").values()[3] - value);
            }
            for (Future<Float> error : threads.invokeAll(runs)) {
                assertThat(error.get()).isBetween(-1e-6f, 1e-6f);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void runShouldReportAShapeTheNetworkDoesNotTakeAndGoOn() {
        try (OnnxNetwork network = slice()) {
            assertThatThrownBy(() -> network.run(Map.of("image", Tensor.of(new float[9], 1, 1, 3, 3))))
                    .hasMessage("FAULT: network slice.onnx failed");
            assertThat(network.run(grey(1)).get("logits").values()[0]).isEqualTo(15);
        }
    }

    @Test
    void openShouldRefuseWhatIsNoNetwork(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.onnx"), "no network");

        assertThatThrownBy(() -> OnnxNetwork.open(file, SETTINGS))
                .hasMessage("FAULT: network broken.onnx cannot be loaded");
    }

    @Test
    void nativeLibraryShouldLeaveNothingInTheTempFolder() throws IOException {
        slice().close();

        long pid = ProcessHandle.current().pid();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(f -> f.getFileName().toString())
                            .filter(f -> f.startsWith("xinglin-onnxruntime-" + pid + "-")))
                    .isEmpty();
        }
    }
}
