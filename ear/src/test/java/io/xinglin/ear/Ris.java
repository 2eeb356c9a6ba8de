package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.account.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A RIS that makes work items, performs them and subscribes to them (UPS-RS). */
final class Ris {
    private final RunningServer server;
    private final Credentials account;

    Ris(RunningServer server) {
        this.server = server;
        this.account = server.account(Role.API_CLIENT);
    }

    Credentials account() {
        return account;
    }

    /** Subscribes and returns the address of the event channel. */
    URI subscribe(String resource, String title) {
        var answer = send("POST", "workitems/" + resource + "/subscribers/" + title, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return URI.create(answer.headers().firstValue("Content-Location").orElseThrow());
    }

    void create(String uid) {
        String item = "[{\"00741000\":" + value("CS", "SCHEDULED") + ",\"00741200\":" + value("CS", "HIGH")
                + ",\"00741204\":" + value("LO", "Second reading") + ",\"00404005\":" + value("DT", "20260105080000")
                + ",\"00404041\":" + value("CS", "READY") + ",\"00404018\":{\"vr\":\"SQ\",\"Value\":["
                + code("110005", "DCM") + "]}}]";
        assertThat(send("POST", "workitems?" + uid, item).statusCode()).isEqualTo(201);
    }

    /** What the final state asks for, and progress. */
    void finish(String uid) {
        String performed = "{\"00741216\":{\"vr\":\"SQ\",\"Value\":[{\"00404028\":{\"vr\":\"SQ\"},\"00404050\":"
                + value("DT", "20260105080000") + ",\"00404051\":" + value("DT", "20260105081000")
                + ",\"00404019\":{\"vr\":\"SQ\",\"Value\":[" + code("110005", "DCM")
                + "]},\"00404033\":{\"vr\":\"SQ\"}}]},\"00741002\":{\"vr\":\"SQ\",\"Value\":[{\"00741004\":"
                + "{\"vr\":\"DS\",\"Value\":[90]}}]}}";
        assertThat(send("POST", "workitems/" + uid + "?2.25.1", performed).statusCode())
                .isEqualTo(200);
    }

    HttpResponse<String> change(String uid, String state) {
        return send(
                "PUT",
                "workitems/" + uid + "/state",
                "{\"00741000\":" + value("CS", state) + ",\"00081195\":" + value("UI", "2.25.1") + "}");
    }

    private static String value(String vr, String value) {
        return "{\"vr\":\"" + vr + "\",\"Value\":[\"" + value + "\"]}";
    }

    private static String code(String code, String scheme) {
        return "{\"00080100\":" + value("SH", code) + ",\"00080102\":" + value("SH", scheme) + ",\"00080104\":"
                + value("LO", code) + "}";
    }

    HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, body, account);
    }

    HttpResponse<String> send(String method, String path, String body, Credentials account) {
        return server.send(HttpRequest.newBuilder(server.web().resolve("dicomweb/" + path))
                .header("Authorization", account.basic())
                .header("Content-Type", "application/dicom+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
