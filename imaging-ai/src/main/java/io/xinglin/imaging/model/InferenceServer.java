package io.xinglin.imaging.model;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where the network of a package runs that is not a file: a server that speaks the Open Inference Protocol v2.
 *
 * @param url up to, not including, {@code /v2}
 * @param model the network's name there
 * @param version the only version that may answer; empty when the server chooses
 * @param timeout for one run
 */
public record InferenceServer(URI url, String model, String version, Duration timeout) {
    public InferenceServer {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(timeout, "timeout");
    }
}
