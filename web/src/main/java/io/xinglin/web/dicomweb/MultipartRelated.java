package io.xinglin.web.dicomweb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes {@code multipart/related} (RFC 2387) part by part, straight to the client. Not thread-safe. */
final class MultipartRelated {
    /** One for each server start, so that stored content cannot be made to carry it. */
    private static final String BOUNDARY = "xinglin-" + java.util.UUID.randomUUID();

    private final OutputStream out;

    MultipartRelated(OutputStream out) {
        this.out = out;
    }

    static String contentType(String partType) {
        return "multipart/related; type=\"" + partType + "\"; boundary=" + BOUNDARY;
    }

    /** Starts a part; its body follows on the same stream. */
    OutputStream part(String contentType) throws IOException {
        out.write(("--" + BOUNDARY + "\r\nContent-Type: " + contentType + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return out;
    }

    void endPart() throws IOException {
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    void end() throws IOException {
        out.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
