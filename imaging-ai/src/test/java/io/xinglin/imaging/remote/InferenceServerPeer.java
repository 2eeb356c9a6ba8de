package io.xinglin.imaging.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xinglin.imaging.model.InferenceServer;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small server of the Open Inference Protocol v2 on loopback: {@code infer} for one network, by the protocol's own text and with none
 * of the product's code for it. It can be told to answer otherwise.
 */
public final class InferenceServerPeer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final OnnxNetwork network;
    private final String model;
    private final ConcurrentLinkedQueue<Said> instead = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();

    private record Said(int status, String body) {}

    public InferenceServerPeer(String model, Path onnx) throws IOException {
        this.model = model;
        this.network = OnnxNetwork.open(onnx, new OnnxSettings(1, 1, Duration.ofSeconds(10)));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v2/models/" + model + "/infer", this::infer);
        server.createContext("/v2/models/" + model + "/versions/3/infer", this::infer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public InferenceServer reference(String version) {
        return new InferenceServer(url(), model, version, Duration.ofSeconds(20));
    }

    /** What the next request hears instead. */
    void say(int status, String body) {
        instead.add(new Said(status, body));
    }

    /** The bodies that came. */
    public Iterable<String> received() {
        return received;
    }

    private void infer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(body);
        Said said = instead.poll();
        byte[] answer = said == null
                ? JSON.writeValueAsBytes(answer(JSON.readTree(body)))
                : said.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said == null ? 200 : said.status(), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private JsonNode answer(JsonNode request) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (JsonNode input : request.path("inputs")) {
            long[] shape = JSON.convertValue(input.path("shape"), long[].class);
            inputs.put(
                    input.path("name").asText(),
                    new Tensor(JSON.convertValue(input.path("data"), float[].class), shape));
        }
        var outputs = JSON.createArrayNode();
        network.run(inputs)
                .forEach((name, tensor) -> outputs.addObject()
                        .put("name", name)
                        .put("datatype", "FP32")
                        .<com.fasterxml.jackson.databind.node.ObjectNode>set("shape", JSON.valueToTree(tensor.shape()))
                        .set("data", JSON.valueToTree(tensor.values())));
        return JSON.createObjectNode()
                .put("model_name", model)
                .put("model_version", "3")
                .put("id", "1")
                .set("outputs", outputs);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        network.close();
    }
}
