package io.xinglin.imaging.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InferenceServer;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.network.Network;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("REQ-IMG-18")
class RemoteNetworkTest {
    private static final InstalledModel MODEL =
            TestModels.tasks().installed("tiny-image").orElseThrow();
    private static final Path FILE = MODEL.path(PackageFile.IMAGE).orElseThrow();

    private InferenceServerPeer peer;

    @BeforeEach
    void start() throws IOException {
        peer = new InferenceServerPeer("tiny", FILE);
    }

    @AfterEach
    void stop() {
        peer.close();
    }

    private static Map<String, Tensor> input() {
        float[] values = new float[2 * 3 * 16 * 16];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        return Map.of("image", Tensor.of(values, 2, 3, 16, 16));
    }

    private static void assertCategory(Network network, Problem.Category category, String words) {
        assertThatThrownBy(() -> network.run(input()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().category()).isEqualTo(category))
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3"})
    void shouldAnswerAsTheSameNetworkDoesHere(String version) {
        try (Network remote = RemoteNetwork.open(peer.reference(version));
                Network local = OnnxNetwork.open(FILE, new OnnxSettings(1, 1, Duration.ofSeconds(1)))) {
            Map<String, Tensor> expected = local.run(input());
            Map<String, Tensor> found = remote.run(input());

            assertThat(found.keySet()).isEqualTo(expected.keySet());
            expected.forEach((name, tensor) -> {
                assertThat(found.get(name).shape()).isEqualTo(tensor.shape());
                assertThat(found.get(name).values()).isEqualTo(tensor.values());
            });
            assertThat(remote.timeInside()).isPositive();
        }
    }

    @Test
    void shouldReadNestedNumbers() {
        peer.say(
                200,
                "{\"outputs\":[{\"name\":\"a\",\"parameters\":{\"x\":[1]},\"datatype\":\"FP32\",\"shape\":[2,2],\"data\":[[1,2],[3,4.5]]}]}");
        try (Network remote = RemoteNetwork.open(peer.reference(""))) {
            assertThat(remote.run(input()).get("a").values()).containsExactly(1f, 2f, 3f, 4.5f);
        }
    }

    @ParameterizedTest
    @CsvSource({"400,FAULT", "404,FAULT", "500,FAULT", "503,UNAVAILABLE", "429,BUSY", "302,FAULT"})
    void shouldSayWhatTheServerSays(int status, Problem.Category category) {
        peer.say(status, "{\"error\":\"no such tensor\"}");
        try (Network remote = RemoteNetwork.open(peer.reference(""))) {
            assertCategory(remote, category, status + ": no such tensor");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{\"outputs\":[{\"name\":\"a\",\"datatype\":\"FP32\",\"shape\":[3],\"data\":[1,2]}]}",
                "{\"outputs\":[{\"name\":\"a\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":[\"x\"]}]}",
                "{\"outputs\":[{\"name\":\"a\",\"datatype\":\"FP32\",\"shape\":[9000000000],\"data\":[]}]}",
                "{\"outputs\":[{\"name\":\"a\",\"datatype\":\"FP32\",\"shape\":[-1],\"data\":[]}]}",
                "{\"outputs\":[{\"name\":\"a\",\"datatype\":\"FP32\",\"shape\":[60000000,60000000],\"data\":[1]}]}",
                "[]"
            })
    void shouldRefuseWhatIsNoAnswer(String body) {
        peer.say(200, body);
        try (Network remote = RemoteNetwork.open(peer.reference(""))) {
            assertCategory(remote, Problem.Category.FAULT, "answer is no");
        }
    }

    @Test
    void shouldRefuseAnotherVersionThanTheSiteNamed() {
        peer.say(200, "{\"model_version\":\"4\",\"outputs\":[]}");
        try (Network remote = RemoteNetwork.open(peer.reference("3"))) {
            assertCategory(remote, Problem.Category.FAULT, "version 4 instead of 3");
        }
    }

    @Test
    void shouldBeUnavailableWhereNobodyListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var server = new InferenceServer(URI.create("http://127.0.0.1:" + port), "tiny", "", Duration.ofSeconds(2));
        try (Network remote = RemoteNetwork.open(server)) {
            assertCategory(remote, Problem.Category.UNAVAILABLE, "does not answer");
        }
    }

    @Test
    void shouldNotWaitLongerThanTheSiteSays() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = new InferenceServer(
                    URI.create("http://127.0.0.1:" + silent.getLocalPort()), "tiny", "", Duration.ofMillis(300));
            try (Network remote = RemoteNetwork.open(server)) {
                assertCategory(remote, Problem.Category.UNAVAILABLE, "does not answer");
            }
        }
    }
}
