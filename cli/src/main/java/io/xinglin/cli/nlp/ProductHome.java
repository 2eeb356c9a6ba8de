package io.xinglin.cli.nlp;

import java.nio.file.Path;
import java.util.Objects;

/** {@code $XINGLIN_HOME}, where the launcher and the server have it. */
final class ProductHome {
    private ProductHome() {}

    static Path path() {
        String root = System.getProperty("xinglin.root", ".");
        return Path.of(Objects.requireNonNullElse(System.getenv("XINGLIN_HOME"), root + "/xinglin-home"));
    }
}
