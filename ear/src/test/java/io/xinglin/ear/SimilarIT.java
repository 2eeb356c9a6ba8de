package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import io.xinglin.core.study.StoredInstance;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The index that the command line makes of the running server's archive, asked at the server: by REST and on the page. FHIR's own
 * Lucene works beside it, as the searches of every other test show.
 */
@Tag("REQ-SIM-03")
class SimilarIT {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    @Test
    void picturesOfTheArchiveShouldBeFoundByWhatTheyLookLike() throws Exception {
        var journey = Journey.on(server, "SIMILAR");
        List<StoredInstance> slices = journey.phantom(folder.resolve("ct"), 4);
        journey.images(slices);
        String asked = slices.get(1).header().sopInstanceUid().value();
        Await.until("the slice is in the archive", SOON, () -> new Dicomweb(server).knows(asked));
        assertThat(get(asked, "?model=pathology-search").statusCode()).isEqualTo(404);

        // The archive also holds what is no picture: the command says so and goes on.
        assertThat(CommandLine.run(
                                server,
                                "search",
                                "index",
                                "--threads",
                                "1",
                                server.home().resolve("archive").toString())
                        .output())
                .contains("files indexed");

        assertThat(server.get("similar/indexes", server.account(Role.CLINICIAN)).body())
                .contains("pathology-search");
        var answer = get(asked, "?most=3");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode pictures = new ObjectMapper().readTree(answer.body()).path("pictures");
        assertThat(pictures).hasSize(3);
        assertThat(pictures.get(0).path("similarity").asDouble()).isBetween(0.0, 1.0001);
        assertThat(pictures.get(0).path("studyInstanceUid").asText()).isNotEmpty();
        assertThat(answer.body())
                .doesNotContain(asked)
                .doesNotContain(journey.study().patientId());
        assertThat(page(asked)).containsPattern("Similar pictures|相似图像").contains("frames/1/rendered");
    }

    @Test
    void whatIsWrongShouldGetItsAnswer() {
        assertThat(get("9.9.9", "").statusCode()).isEqualTo(404);
        assertThat(get("no-uid", "").statusCode()).isEqualTo(400);
        assertThat(get("1.2", "?most=0").statusCode()).isEqualTo(400);
        assertThat(server.get("similar/indexes", null).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> get(String instance, String query) {
        return server.get("similar/instances/" + instance + "/frames/1" + query, server.account(Role.API_CLIENT));
    }

    private String page(String instance) throws IOException, InterruptedException {
        var account = server.account(Role.CLINICIAN);
        var browser = new HttpPeer(server.web(), "", "");
        assertThat(new Clinician(browser).logIn(account.user(), account.password()))
                .isTrue();
        return browser.page("similar.xhtml?instance=" + instance + "&frame=1");
    }
}
