package io.xinglin.imaging.remote;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InferenceServer;
import io.xinglin.imaging.network.Network;
import io.xinglin.imaging.network.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * A network on a server of the Open Inference Protocol v2 ({@code POST /v2/models/NAME[/versions/V]/infer}, tensors as JSON, FP32).
 * Redirects are not followed. Safe for use by many threads.
 */
public final class RemoteNetwork implements Network {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final InferenceServer server;
    private final URI infer;
    private final HttpClient client;
    private final LongAdder nanosInside = new LongAdder();

    private RemoteNetwork(InferenceServer server) {
        this.server = server;
        String version = server.version().isEmpty() ? "" : "/versions/" + segment(server.version());
        String base = server.url().toString().replaceAll("/+$", "");
        this.infer = URI.create(base + "/v2/models/" + segment(server.model()) + version + "/infer");
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The network; nothing is sent before the first run. */
    public static RemoteNetwork open(InferenceServer server) {
        return new RemoteNetwork(server);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        HttpRequest request = HttpRequest.newBuilder(infer)
                .timeout(server.timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(InferenceMessages.request(inputs)))
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                requireAnswer(response.statusCode(), body);
                return outputs(body);
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.UNAVAILABLE, name() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.Category.BUSY, "the server is stopping", e);
        } finally {
            nanosInside.add(System.nanoTime() - start);
        }
    }

    private void requireAnswer(int status, InputStream body) throws IOException {
        if (status == OK) {
            return;
        }
        Problem.Category category = switch (status) {
            case TOO_MANY -> Problem.Category.BUSY;
            case UNAVAILABLE, 502, 504 -> Problem.Category.UNAVAILABLE;
            default -> Problem.Category.FAULT;
        };
        throw new ProblemException(
                category,
                name() + " answered " + status
                        + InferenceMessages.error(body).map(text -> ": " + text).orElse(""));
    }

    private Map<String, Tensor> outputs(InputStream body) throws IOException {
        InferenceMessages.Answer answer = InferenceMessages.answer(body);
        if (!server.version().isEmpty()
                && !answer.modelVersion().isEmpty()
                && !answer.modelVersion().equals(server.version())) {
            throw new ProblemException(
                    Problem.Category.FAULT,
                    name() + " answered with version " + answer.modelVersion() + " instead of " + server.version());
        }
        return answer.outputs();
    }

    private String name() {
        return "inference server of " + server.model();
    }

    @Override
    public Duration timeInside() {
        return Duration.ofNanos(nanosInside.sum());
    }

    /** Connections are let go when they are idle. */
    @Override
    public void close() {}
}
