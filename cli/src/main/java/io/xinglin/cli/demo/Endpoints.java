package io.xinglin.cli.demo;

import java.net.URI;

/** Where the server listens. All on loopback. */
record Endpoints(URI web, int mllpPort, int dicomPort, int pacsPort, int oruPort) {
    static final String PACS_AE = "DEMO_PACS";

    static final String SERVER_AE = "XINGLIN";

    static Endpoints at(int offset) {
        return new Endpoints(
                URI.create("http://127.0.0.1:" + (8080 + offset) + "/"),
                2575 + offset,
                11112 + offset,
                11113 + offset,
                2576 + offset);
    }
}
