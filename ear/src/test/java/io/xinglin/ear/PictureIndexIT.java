package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.account.Role;
import io.xinglin.core.study.StoredInstance;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to puts what arrives into the index of similar pictures by itself, and finds it there. */
@Tag("REQ-SIM-04")
class PictureIndexIT {
    private static final Duration SOON = Duration.ofMinutes(5);

    private static RunningServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = RunningServer.start(
                "picture-index", Map.of("XINGLIN_SEARCH_INDEX", "true", "XINGLIN_SEARCH_INDEX_DELAY", "PT0S"));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void picturesThatArriveShouldBeFoundWithoutACommand() {
        var journey = Journey.on(server, "INDEXED");
        List<StoredInstance> slices = journey.phantom(folder.resolve("ct"), 4);
        journey.images(slices);
        String asked = slices.get(1).header().sopInstanceUid().value();
        List<String> others = slices.stream()
                .map(slice -> slice.header().sopInstanceUid().value())
                .filter(uid -> !uid.equals(asked))
                .toList();

        Await.until("the other slices are found", SOON, () -> {
            String answer = similar(asked).body();
            return others.stream().allMatch(answer::contains);
        });
        assertThat(similar(asked).body())
                .doesNotContain(asked)
                .doesNotContain(journey.study().patientId());
    }

    private static HttpResponse<String> similar(String instance) {
        return server.get("similar/instances/" + instance + "/frames/1?most=10", server.account(Role.API_CLIENT));
    }
}
