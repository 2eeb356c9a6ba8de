package io.xinglin.imaging.dicomweb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A DICOMweb server that answers what it is told to, good or bad, and remembers what it was asked. */
final class WebPeer implements AutoCloseable {
    static final String BOUNDARY = "between";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** What one path is answered with. */
    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    WebPeer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/dw/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dw");
    }

    /** Path and query of each request. */
    List<String> asked() {
        return asked;
    }

    List<String> authorizations() {
        return authorizations;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        try (exchange) {
            answers.getOrDefault(exchange.getRequestURI().getPath(), e -> e.sendResponseHeaders(404, -1))
                    .give(exchange);
        }
    }

    void on(String path, Answer answer) {
        answers.put("/dw" + path, answer);
    }

    void status(String path, int status) {
        on(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    void json(String path, String body) {
        bytes(path, "application/dicom+json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** The objects as parts; without the last boundary when it is cut off. */
    void objects(String path, boolean whole, byte[]... objects) {
        bytes(path, "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY, multipart(whole, objects));
    }

    private static byte[] multipart(boolean whole, byte[]... objects) {
        var body = new ByteArrayOutputStream();
        for (byte[] object : objects) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(object);
            if (whole) {
                body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        if (whole) {
            body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        return body.toByteArray();
    }

    void bytes(String path, String type, byte[] body) {
        on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    /** Says that it is well and goes on saying it until the other end has gone. */
    void endless(String path, String type, byte[] again) {
        on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (!Thread.currentThread().isInterrupted()) {
                body.write(again);
                body.flush();
            }
        });
    }

    /** Begins an answer and says no more until this is closed. */
    void stuck(String path, String type) {
        on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("[".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            try {
                new java.util.concurrent.CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException(e));
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
