package io.xinglin.cli.endoscopy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Mask;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.phantom.JpegPhantom;
import io.xinglin.imaging.region.Outline;
import io.xinglin.imaging.stream.FrameFinding;
import io.xinglin.imaging.stream.FrameResult;
import io.xinglin.imaging.stream.LiveFrame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("REQ-PIX-07")
@Timeout(60)
class LivePageTest {
    private static final InstalledModel MODEL = FolderCatalogue.open(
                    List.of(Path.of(System.getProperty("basedir", ".")).resolve("../models")))
            .installed("polyp")
            .orElseThrow();

    private final HttpClient client = HttpClient.newHttpClient();
    private LivePage page;

    @BeforeEach
    void open() throws IOException {
        page = new LivePage(0, MODEL);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(page.address() + path)).build();
    }

    static LiveFrame frame(long number) {
        return new LiveFrame(number, 0, new JpegPhantom(96, 80, true, 5).picture((int) number));
    }

    /** A polyp on the left upper quarter. */
    static FrameResult found(long number) {
        var pixels = new BitSet();
        for (int row = 10; row < 40; row++) {
            pixels.set(96 * row + 10, 96 * row + 48);
        }
        var outline = new Outline(new Box(10, 10, 48, 40), Optional.of(Mask.of(96, 80, pixels)), 0.9);
        return new FrameResult(
                number,
                96,
                80,
                List.of(new FrameFinding(MODEL.manifest().labels().get(0), 0.9, 0.8, true, List.of(outline))),
                42_000_000);
    }

    /** Events as a browser reads them: name, data. */
    private record Event(String name, JsonNode data) {
        static Event next(BufferedReader in) throws IOException {
            String name = in.readLine();
            String data = in.readLine();
            in.readLine();
            return new Event(
                    name.replaceFirst("^event: ", ""), new ObjectMapper().readTree(data.replaceFirst("^data: ", "")));
        }
    }

    @Test
    void watcherShouldGetModelFramesAndTheEnd() throws Exception {
        HttpResponse<InputStream> answer = client.send(get("events"), BodyHandlers.ofInputStream());
        var in = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        Event model = Event.next(in);
        page.show(frame(1), found(1), 0);
        Event first = Event.next(in);
        page.show(frame(5), found(5), 3);
        Event second = Event.next(in);
        page.close();
        Event end = Event.next(in);

        assertThat(model.name()).isEqualTo("model");
        assertThat(model.data().get("sha256").asText())
                .isEqualTo(MODEL.algorithm().sha256());
        assertThat(model.data().at("/labels/polyp/zh").asText()).isNotEmpty();
        assertThat(first.name()).isEqualTo("frame");
        assertThat(Base64.getDecoder().decode(first.data().get("jpeg").asText()))
                .isEqualTo(frame(1).jpeg());
        assertThat(first.data().at("/findings/0/regions/0/box")).hasSize(4);
        assertThat(first.data().at("/findings/0/regions/0/runs")).isNotEmpty();
        assertThat(second.data().get("frame").asInt()).isEqualTo(5);
        assertThat(second.data().get("dropped").asInt()).isEqualTo(3);
        assertThat(end.name()).isEqualTo("end");
        assertThat(in.readLine()).isNull();
    }

    @Test
    void pageShouldBeWholeWithoutAnythingFromElsewhere() throws Exception {
        var html = client.send(get(""), BodyHandlers.ofString());

        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(html.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        assertThat(html.body()).contains("live.js", "live.css", "内镜实时辅助").doesNotContain("http://", "https://");
        assertThat(client.send(get("live.js"), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(client.send(get("../secret"), BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherSiteShouldNotReadTheStream() throws IOException {
        URI address = URI.create(page.address());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
                OutputStream out = socket.getOutputStream()) {
            out.write("GET /events HTTP/1.1\r\nHost: evil.example:%d\r\n\r\n"
                    .formatted(address.getPort())
                    .getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(in.readLine()).contains("421");
        }
    }

    @Test
    void onlySoManyPagesShouldWatch() throws Exception {
        for (int i = 0; i < 4; i++) {
            var in = client.send(get("events"), BodyHandlers.ofInputStream()).body();
            Event.next(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        }

        assertThat(client.send(get("events"), BodyHandlers.ofInputStream()).statusCode())
                .isEqualTo(503);
    }
}
