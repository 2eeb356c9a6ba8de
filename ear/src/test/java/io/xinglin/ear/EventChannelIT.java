package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.account.Role;
import java.net.URI;
import java.net.http.HttpClient;
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
    private final Ris ris = new Ris(server);

    @Test
    void workItemShouldComeByFromScheduledToCompleted() {
        URI channel = ris.subscribe(WORKLIST, "RIS_ALL");
        assertThat(channel.getScheme()).isEqualTo("ws");
        String uid = "1.2.840.98.1";
        try (var listener = EventListener.open(channel, ris.account())) {
            ris.create(uid);
            assertThat(ris.change(uid, "IN PROGRESS").statusCode()).isEqualTo(200);
            Await.until("IN PROGRESS is told", SOON, () -> listener.told(uid).contains("1 IN PROGRESS"));
            ris.finish(uid);
            assertThat(ris.change(uid, "COMPLETED").statusCode()).isEqualTo(200);
            Await.until("COMPLETED is told", SOON, () -> listener.told(uid).contains("1 COMPLETED"));
            assertThat(listener.told(uid)).containsExactly("1 SCHEDULED", "1 IN PROGRESS", "3", "1 COMPLETED");
        }
        assertThat(ris.send("POST", "workitems/" + WORKLIST + "/subscribers/RIS_ALL/suspend", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ris.send("DELETE", "workitems/" + WORKLIST + "/subscribers/RIS_ALL", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(EventListener.status(channel, ris.account())).isEqualTo(404);
    }

    @Test
    void whatHappensWhileTheChannelIsClosedShouldComeWhenItOpens() {
        String uid = "1.2.840.98.2";
        ris.create(uid);
        URI channel = ris.subscribe(uid, "RIS_LATE");
        try (var listener = EventListener.open(channel, ris.account())) {
            Await.until("SCHEDULED is told", SOON, () -> listener.told(uid).contains("1 SCHEDULED"));
        }
        assertThat(ris.change(uid, "IN PROGRESS").statusCode()).isEqualTo(200);
        assertThat(ris.send("POST", "workitems/" + uid + "/cancelrequest", "").statusCode())
                .isEqualTo(202);
        try (var listener = EventListener.open(channel, ris.account())) {
            Await.until("all is told", SOON, () -> listener.told(uid).contains("2"));
            assertThat(listener.told(uid)).endsWith("1 IN PROGRESS", "2");
        }
    }

    @Test
    void whoTakesNothingShouldHoldNobodyUpAndLoseItsChannel() {
        String uid = "1.2.840.98.3";
        ris.create(uid);
        var log = ServerLog.of(server);
        URI deaf = ris.subscribe(uid, "RIS_DEAF");
        URI other = ris.subscribe(uid, "RIS_GOOD");
        try (var silent = EventListener.deaf(deaf, ris.account());
                var listener = EventListener.open(other, ris.account())) {
            assertThat(ris.change(uid, "IN PROGRESS").statusCode()).isEqualTo(200);
            Await.until("IN PROGRESS is told", SOON, () -> listener.told(uid).contains("1 IN PROGRESS"));
            Await.until(
                    "the channel is closed",
                    Duration.ofMinutes(2),
                    () -> log.text().contains("XL-UPS-002"));
            assertThat(silent.told(uid)).isEmpty();
        }
        try (var listener = EventListener.open(deaf, ris.account())) {
            Await.until(
                    "what was not taken comes again",
                    SOON,
                    () -> listener.told(uid).equals(List.of("1 SCHEDULED", "1 IN PROGRESS")));
        }
    }

    @Test
    void channelOverTlsShouldBeNamedAndWork() throws Exception {
        String uid = "1.2.840.98.5";
        ris.create(uid);
        var subscription = HttpRequest.newBuilder(
                        server.https().resolve("dicomweb/workitems/" + uid + "/subscribers/RIS_TLS"))
                .header("Authorization", ris.account().basic())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = HttpClient.newBuilder()
                .sslContext(SelfSigned.context())
                .build()
                .send(subscription, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        URI channel = URI.create(answer.headers().firstValue("Content-Location").orElseThrow());

        assertThat(channel.getScheme()).isEqualTo("wss");
        try (var listener = EventListener.open(channel, ris.account())) {
            Await.until("SCHEDULED is told", SOON, () -> listener.told(uid).contains("1 SCHEDULED"));
        }
    }

    @Test
    void whatIsWrongShouldGetItsAnswer() {
        String uid = "1.2.840.98.4";
        ris.create(uid);
        URI channel = ris.subscribe(uid, "RIS_OWN");
        Credentials stranger = server.createAccount("ups-stranger", Role.API_CLIENT);
        String place = "workitems/" + uid + "/subscribers/";

        assertThat(EventListener.status(channel, null)).isEqualTo(401);
        assertThat(EventListener.status(channel, stranger)).isEqualTo(403);
        assertThat(EventListener.status(channel.resolve("RIS_UNKNOWN"), ris.account()))
                .isEqualTo(404);
        assertThat(EventListener.status(channel.resolve("SEVENTEEN_LETTERS"), ris.account()))
                .isEqualTo(400);
        assertThat(server.get("dicomweb/subscribers/RIS_OWN", ris.account()).statusCode())
                .isEqualTo(426);
        var foreign = HttpRequest.newBuilder(server.web().resolve("dicomweb/subscribers/RIS_OWN"))
                .header("Authorization", ris.account().basic())
                .header("Origin", "http://elsewhere.example")
                .build();
        assertThat(server.send(foreign).statusCode()).isEqualTo(403);

        assertThat(ris.send("POST", place + "RIS_OWN", "", stranger).statusCode())
                .isEqualTo(403);
        assertThat(ris.send("DELETE", place + "RIS_OWN", "", stranger).statusCode())
                .isEqualTo(403);
        assertThat(ris.send("POST", place + "RIS_X", "", server.account(Role.CLINICIAN))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ris.send("POST", "workitems/1.2.840.98.404/subscribers/RIS_X", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(ris.send("POST", "workitems/x/subscribers/RIS_X", "").statusCode())
                .isEqualTo(400);
        assertThat(ris.send("POST", place + "RIS_X?deletionlock=perhaps", "").statusCode())
                .isEqualTo(400);
        assertThat(ris.send("POST", "workitems/" + WORKLIST + ".1/subscribers/RIS_X", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ris.send("POST", place + "RIS_OWN/suspend", "").statusCode()).isEqualTo(400);
        assertThat(ris.send("DELETE", "workitems/1.2.840.98.404/subscribers/RIS_OWN", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(ris.send("DELETE", place + "RIS_OWN", "").statusCode()).isEqualTo(200);
    }
}
