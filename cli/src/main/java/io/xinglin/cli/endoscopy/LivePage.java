package io.xinglin.cli.endoscopy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.stream.FrameResult;
import io.xinglin.imaging.stream.LiveFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The stream as a page of this machine's browser: each frame with its boxes and masks, as server-sent events (WHATWG HTML 9.2). It listens on the
 * loopback address alone, for frames are pictures of a patient. A browser that is slow gets the newest frame and misses those before. Safe for use by
 * many threads.
 */
final class LivePage implements AutoCloseable {
    private static final int MOST_WATCHERS = 4;
    private static final Map<String, String> FILES = Map.of(
            "/", "text/html; charset=utf-8",
            "/live.js", "text/javascript; charset=utf-8",
            "/live.css", "text/css; charset=utf-8");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_WATCHERS + 2, work -> {
        var thread = new Thread(work, "xinglin-live-page");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final String model;

    /** @param port 0: any that is free */
    LivePage(int port, InstalledModel model) throws IOException {
        this.model = about(model);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private static String about(InstalledModel model) {
        AlgorithmIdentification algorithm = model.algorithm();
        ObjectNode about = FrameLine.JSON
                .createObjectNode()
                .put("id", algorithm.modelId())
                .put("version", algorithm.version())
                .put("sha256", algorithm.sha256())
                .put("status", model.manifest().status());
        ObjectNode labels = about.putObject("labels");
        model.manifest()
                .labels()
                .forEach(label -> labels.putObject(label.key())
                        .put("zh", label.code().zh())
                        .put("en", label.code().en()));
        return about.toString();
    }

    /** Where a browser finds it. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Hands a frame on; never waits for a browser. */
    void show(LiveFrame frame, FrameResult result, long dropped) {
        if (!watchers.isEmpty()) {
            ObjectNode event = FrameLine.node(result, dropped)
                    .put("jpeg", Base64.getEncoder().encodeToString(frame.jpeg()));
            watchers.forEach(watcher -> watcher.offer(event.toString()));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                refuse(exchange, 405);
            } else if (!ownName(exchange)) {
                refuse(exchange, 421);
            } else if (path.equals("/events")) {
                watch(exchange);
            } else if (FILES.containsKey(path)) {
                file(exchange, path);
            } else {
                refuse(exchange, 404);
            }
        }
    }

    /** Another site's page must not read the stream under a name of its own that leads here. */
    private static boolean ownName(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .map(name -> name.replaceAll(":\\d+$", ""))
                .orElse("");
        return List.of("127.0.0.1", "localhost").contains(host);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        String name = path.equals("/") ? "live.html" : path.substring(1);
        byte[] body;
        try (var in = LivePage.class.getResourceAsStream(name)) {
            body = in.readAllBytes();
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", FILES.get(path));
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
        headers.set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void watch(HttpExchange exchange) throws IOException {
        var watcher = new Watcher();
        watchers.add(watcher);
        try {
            if (watchers.size() > MOST_WATCHERS) {
                refuse(exchange, 503);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            write(out, "model", model);
            for (Optional<String> event = watcher.take(); event.isPresent(); event = watcher.take()) {
                write(out, "frame", event.get());
            }
            write(out, "end", "{}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.remove(watcher);
        }
    }

    private static void write(OutputStream out, String event, String data) throws IOException {
        out.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Tells the pages that the stream has ended and stops listening. */
    @Override
    public void close() {
        watchers.forEach(Watcher::end);
        server.stop(1);
        threads.shutdownNow();
    }

    /** One page; keeps the newest frame it has not got. */
    private static final class Watcher {
        private String newest;
        private boolean ended;

        synchronized void offer(String event) {
            newest = event;
            notifyAll();
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }

        /** Waits; empty after the end. */
        synchronized Optional<String> take() throws InterruptedException {
            while (newest == null && !ended) {
                wait();
            }
            Optional<String> event = Optional.ofNullable(newest);
            newest = null;
            return event;
        }
    }
}
