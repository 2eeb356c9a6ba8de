package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.account.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Subscriptions of UPS-RS at the running server: a RIS hears of work items over a WebSocket, also of what happened while it was away. */
@Tag("REQ-UPS-10")
class EventChannelIT {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String WORKLIST = "1.2.840.10008.5.1.4.34.5";

    private final RunningServer server = RunningServer.shared();
    private final Credentials ris = server.account(Role.API_CLIENT);

    @Test
    void workItemShouldComeByFromScheduledToCompleted() {
        URI channel = subscribe(WORKLIST, "RIS_ALL");
        assertThat(channel.getScheme()).isEqualTo("ws");
        String uid = "1.2.840.98.1";
        try (var listener = EventListener.open(channel, ris)) {
            create(uid);
            assertThat(change(uid, "IN PROGRESS").statusCode()).isEqualTo(200);
            Await.until("IN PROGRESS is told", SOON, () -> listener.told(uid).contains("1 IN PROGRESS"));
            finish(uid);
            assertThat(change(uid, "COMPLETED").statusCode()).isEqualTo(200);
            Await.until("COMPLETED is told", SOON, () -> listener.told(uid).contains("1 COMPLETED"));
            assertThat(listener.told(uid)).containsExactly("1 SCHEDULED", "1 IN PROGRESS", "3", "1 COMPLETED");
        }
        assertThat(send("POST", "workitems/" + WORKLIST + "/subscribers/RIS_ALL/suspend", "", ris)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("DELETE", "workitems/" + WORKLIST + "/subscribers/RIS_ALL", "", ris)
                        .statusCode())
                .isEqualTo(200);
        assertThat(EventListener.status(channel, ris)).isEqualTo(404);
    }

    @Test
    void whatHappensWhileTheChannelIsClosedShouldComeWhenItOpens() {
        String uid = "1.2.840.98.2";
        create(uid);
        URI channel = subscribe(uid, "RIS_LATE");
        try (var listener = EventListener.open(channel, ris)) {
            Await.until("SCHEDULED is told", SOON, () -> listener.told(uid).contains("1 SCHEDULED"));
        }
        assertThat(change(uid, "IN PROGRESS").statusCode()).isEqualTo(200);
        assertThat(send("POST", "workitems/" + uid + "/cancelrequest", "", ris).statusCode())
                .isEqualTo(202);
        try (var listener = EventListener.open(channel, ris)) {
            Await.until("all is told", SOON, () -> listener.told(uid).contains("2"));
            assertThat(listener.told(uid)).endsWith("1 IN PROGRESS", "2");
        }
    }

    @Test
    void whoTakesNothingShouldHoldNobodyUpAndLoseItsChannel() {
        String uid = "1.2.840.98.3";
        create(uid);
        var log = ServerLog.of(server);
        URI deaf = subscribe(uid, "RIS_DEAF");
        URI other = subscribe(uid, "RIS_GOOD");
        try (var silent = EventListener.deaf(deaf, ris);
                var listener = EventListener.open(other, ris)) {
            assertThat(change(uid, "IN PROGRESS").statusCode()).isEqualTo(200);
            Await.until("IN PROGRESS is told", SOON, () -> listener.told(uid).contains("1 IN PROGRESS"));
            Await.until(
                    "the channel is closed",
                    Duration.ofMinutes(2),
                    () -> log.text().contains("XL-UPS-002"));
            assertThat(silent.told(uid)).isEmpty();
        }
        try (var listener = EventListener.open(deaf, ris)) {
            Await.until(
                    "what was not taken comes again",
                    SOON,
                    () -> listener.told(uid).equals(List.of("1 SCHEDULED", "1 IN PROGRESS")));
        }
    }

    @Test
    void whatIsWrongShouldGetItsAnswer() {
        String uid = "1.2.840.98.4";
        create(uid);
        URI channel = subscribe(uid, "RIS_OWN");
        Credentials stranger = server.createAccount("ups-stranger", Role.API_CLIENT);
        String place = "workitems/" + uid + "/subscribers/";

        assertThat(EventListener.status(channel, null)).isEqualTo(401);
        assertThat(EventListener.status(channel, stranger)).isEqualTo(403);
        assertThat(EventListener.status(channel.resolve("RIS_UNKNOWN"), ris)).isEqualTo(404);
        assertThat(EventListener.status(channel.resolve("SEVENTEEN_LETTERS"), ris))
                .isEqualTo(400);
        assertThat(server.get("dicomweb/subscribers/RIS_OWN", ris).statusCode()).isEqualTo(426);
        var foreign = HttpRequest.newBuilder(server.web().resolve("dicomweb/subscribers/RIS_OWN"))
                .header("Authorization", ris.basic())
                .header("Origin", "http://elsewhere.example")
                .build();
        assertThat(server.send(foreign).statusCode()).isEqualTo(403);

        assertThat(send("POST", place + "RIS_OWN", "", stranger).statusCode()).isEqualTo(403);
        assertThat(send("DELETE", place + "RIS_OWN", "", stranger).statusCode()).isEqualTo(403);
        assertThat(send("POST", place + "RIS_X", "", server.account(Role.CLINICIAN))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "workitems/1.2.840.98.404/subscribers/RIS_X", "", ris)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "workitems/x/subscribers/RIS_X", "", ris).statusCode())
                .isEqualTo(400);
        assertThat(send("POST", place + "RIS_X?deletionlock=perhaps", "", ris).statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "workitems/" + WORKLIST + ".1/subscribers/RIS_X", "", ris)
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("POST", place + "RIS_OWN/suspend", "", ris).statusCode())
                .isEqualTo(400);
        assertThat(send("DELETE", "workitems/1.2.840.98.404/subscribers/RIS_OWN", "", ris)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", place + "RIS_OWN", "", ris).statusCode()).isEqualTo(200);
    }

    private URI subscribe(String resource, String title) {
        var answer = send("POST", "workitems/" + resource + "/subscribers/" + title, "", ris);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return URI.create(answer.headers().firstValue("Content-Location").orElseThrow());
    }

    private void create(String uid) {
        String item = "[{\"00741000\":" + value("CS", "SCHEDULED") + ",\"00741200\":" + value("CS", "HIGH")
                + ",\"00741204\":" + value("LO", "Second reading") + ",\"00404005\":" + value("DT", "20260105080000")
                + ",\"00404041\":" + value("CS", "READY") + ",\"00404018\":{\"vr\":\"SQ\",\"Value\":["
                + code("110005", "DCM") + "]}}]";
        assertThat(send("POST", "workitems?" + uid, item, ris).statusCode()).isEqualTo(201);
    }

    /** What the final state asks for, and progress. */
    private void finish(String uid) {
        String performed = "{\"00741216\":{\"vr\":\"SQ\",\"Value\":[{\"00404028\":{\"vr\":\"SQ\"},\"00404050\":"
                + value("DT", "20260105080000") + ",\"00404051\":" + value("DT", "20260105081000")
                + ",\"00404019\":{\"vr\":\"SQ\",\"Value\":[" + code("110005", "DCM")
                + "]},\"00404033\":{\"vr\":\"SQ\"}}]},\"00741002\":{\"vr\":\"SQ\",\"Value\":[{\"00741004\":"
                + "{\"vr\":\"DS\",\"Value\":[90]}}]}}";
        assertThat(send("POST", "workitems/" + uid + "?2.25.1", performed, ris).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> change(String uid, String state) {
        return send(
                "PUT",
                "workitems/" + uid + "/state",
                "{\"00741000\":" + value("CS", state) + ",\"00081195\":" + value("UI", "2.25.1") + "}",
                ris);
    }

    private static String value(String vr, String value) {
        return "{\"vr\":\"" + vr + "\",\"Value\":[\"" + value + "\"]}";
    }

    private static String code(String code, String scheme) {
        return "{\"00080100\":" + value("SH", code) + ",\"00080102\":" + value("SH", scheme) + ",\"00080104\":"
                + value("LO", code) + "}";
    }

    private HttpResponse<String> send(String method, String path, String body, Credentials account) {
        return server.send(HttpRequest.newBuilder(server.web().resolve("dicomweb/" + path))
                .header("Authorization", account.basic())
                .header("Content-Type", "application/dicom+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
