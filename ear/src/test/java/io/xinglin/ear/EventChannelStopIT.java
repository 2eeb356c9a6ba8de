package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is stopped while a RIS listens for work items, and starts again. */
@Tag("REQ-UPS-10")
class EventChannelStopIT {
    private static final Duration SOON = Duration.ofMinutes(1);
    /** RFC 6455 7.4.1: going away. */
    private static final int GOING_AWAY = 1001;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start("event-stop", Map.of());
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void whoListensShouldSeeTheServerGoAndHearOfItsReturn() {
        var ris = new Ris(server);
        String uid = "1.2.840.98.6";
        ris.create(uid);
        URI channel = ris.subscribe(uid, "RIS_STOP");
        try (var listener = EventListener.open(channel, ris.account())) {
            Await.until("SCHEDULED is told", SOON, () -> listener.told(uid).contains("1 SCHEDULED"));

            server.restart();

            Await.until("the channel is closed", SOON, () -> listener.closed() > 0);
            assertThat(listener.closed()).isEqualTo(GOING_AWAY);
        }
        try (var listener = EventListener.open(channel, ris.account())) {
            Await.until(
                    "the return is told", SOON, () -> listener.serverStates().contains("RESTARTED"));
            assertThat(ris.change(uid, "IN PROGRESS").statusCode()).isEqualTo(200);
            Await.until("IN PROGRESS is told", SOON, () -> listener.told(uid).contains("1 IN PROGRESS"));
        }
    }
}
