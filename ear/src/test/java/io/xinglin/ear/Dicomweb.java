package io.xinglin.ear;

import io.xinglin.core.account.Role;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A DICOMweb client. */
final class Dicomweb {
    private final RunningServer server;

    Dicomweb(RunningServer server) {
        this.server = server;
    }

    /** STOW-RS of one instance. */
    HttpResponse<String> store(byte[] part10) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("--frontier\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(part10);
        body.writeBytes("\r\n--frontier--\r\n".getBytes(StandardCharsets.US_ASCII));
        return post("multipart/related; type=\"application/dicom\"; boundary=frontier", body.toByteArray());
    }

    HttpResponse<String> post(String contentType, byte[] body) {
        return server.send(HttpRequest.newBuilder(server.web().resolve("dicomweb/studies"))
                .header("Authorization", server.account(Role.API_CLIENT).basic())
                .header("Content-Type", contentType)
                .header("Accept", "application/dicom+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Whether QIDO-RS finds an instance. */
    boolean knows(String sopInstanceUid) {
        return server.get("dicomweb/instances?SOPInstanceUID=" + sopInstanceUid, server.account(Role.API_CLIENT))
                        .statusCode()
                == 200;
    }
}
