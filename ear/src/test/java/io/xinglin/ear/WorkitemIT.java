package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UPS-RS at the running server: a RIS asks for a model, watches it and fetches what it made; illegal requests are answered. */
@Tag("REQ-UPS-06")
class WorkitemIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration RESULT = Duration.ofMinutes(4);
    private static final String OTHER = "\"00404018\":{\"vr\":\"SQ\",\"Value\":[" + code("110005", "DCM") + "]}";

    private final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    @Test
    void workItemShouldRunAModelAndNameWhatItMade() {
        var journey = Journey.on(server, "UPS1");
        var images = journey.phantom(folder, 6);
        String uid = "1.2.840.99.1";
        String input = "\"00404018\":{\"vr\":\"SQ\",\"Value\":[" + code("ich-ct", "99XINGLIN")
                + "]},\"00404021\":{\"vr\":\"SQ\",\"Value\":[{\"0020000D\":" + value("UI", journey.studyUid())
                + ",\"0020000E\":"
                + value("UI", images.get(0).header().seriesUid().value()) + "}]}";
        var created = post("dicomweb/workitems?" + uid, item(input), Role.API_CLIENT);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/dicomweb/workitems/" + uid));
        assertThat(created.headers().firstValue("Warning"))
                .hasValueSatisfying(words -> assertThat(words).startsWith("299 "));
        assertThat(state(uid)).isEqualTo("SCHEDULED");
        assertThat(post("dicomweb/workitems?" + uid, item(input), Role.API_CLIENT)
                        .statusCode())
                .isEqualTo(409);

        journey.images(images);
        Await.until("work item COMPLETED", RESULT, () -> state(uid).equals("COMPLETED"));

        JsonNode outputs = get(uid).at("/00741216/Value/0/00404033/Value");
        assertThat(outputs).isNotEmpty();
        for (JsonNode output : outputs) {
            URI place =
                    URI.create(output.at("/0040E025/Value/0/00081190/Value/0").asText());
            var object = server.send(HttpRequest.newBuilder(place)
                    .header("Authorization", server.account(Role.API_CLIENT).basic())
                    .build());
            assertThat(object.statusCode()).isEqualTo(200);
            assertThat(object.body())
                    .contains(output.at("/00081199/Value/0/00081155/Value/0").asText());
        }
        var search = server.get(
                "dicomweb/workitems?00404021.0020000D=" + journey.studyUid() + "&ProcedureStepState=COMPLETED",
                server.account(Role.API_CLIENT));
        assertThat(search.body()).contains(uid);
    }

    @Test
    void illegalRequestsShouldGetTheStandardsAnswers() {
        String uid = "1.2.840.99.2";
        assertThat(post("dicomweb/workitems?" + uid, item(OTHER), Role.CLINICIAN)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("dicomweb/workitems?" + uid, "{}", Role.API_CLIENT).statusCode())
                .isEqualTo(400);
        assertThat(post("dicomweb/workitems?AffectedSOPInstanceUID=" + uid, item(OTHER), Role.API_CLIENT)
                        .statusCode())
                .isEqualTo(201);

        assertThat(change("1.2.840.99.3", "IN PROGRESS", "2.25.1").statusCode()).isEqualTo(404);
        assertWarned(change(uid, "IN PROGRESS", ""), 400, "The Transaction UID is missing.");
        assertWarned(change(uid, "COMPLETED", "2.25.1"), 409, "did not reference a claimed Workitem.");
        assertThat(change(uid, "IN PROGRESS", "2.25.1").statusCode()).isEqualTo(200);
        assertWarned(change(uid, "IN PROGRESS", "2.25.2"), 409, "inconsistent with the current state");
        assertWarned(change(uid, "CANCELED", "2.25.2"), 400, "The Transaction UID is incorrect.");
        assertWarned(change(uid, "COMPLETED", "2.25.1"), 409, "inconsistent with the current state");
        String reason = "{\"00741002\":{\"vr\":\"SQ\",\"Value\":[{\"0074100E\":{\"vr\":\"SQ\",\"Value\":["
                + code("110513", "DCM") + "]}}]}}";
        assertThat(post("dicomweb/workitems/" + uid + "?2.25.1", reason, Role.API_CLIENT)
                        .statusCode())
                .isEqualTo(200);
        assertThat(change(uid, "CANCELED", "2.25.1").statusCode()).isEqualTo(200);
        assertWarned(change(uid, "CANCELED", "2.25.1"), 200, "already in the requested state of CANCELED");
        assertWarned(
                post("dicomweb/workitems/" + uid + "/cancelrequest", "", Role.API_CLIENT),
                202,
                "already in the requested state of CANCELED");
        assertWarned(
                post("dicomweb/workitems/" + uid + "?2.25.1", reason, Role.API_CLIENT),
                400,
                "inconsistent with the current state");
        assertThat(get(uid).has("00081195")).isFalse();
    }

    private static void assertWarned(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Warning"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("299 ").contains(words));
    }

    private static String item(String more) {
        return "[{\"00741000\":" + value("CS", "SCHEDULED") + ",\"00741200\":" + value("CS", "HIGH") + ",\"00741204\":"
                + value("LO", "Test") + ",\"00404005\":" + value("DT", "20260105080000") + ",\"00404041\":"
                + value("CS", "READY") + "," + more + "}]";
    }

    private static String value(String vr, String value) {
        return "{\"vr\":\"" + vr + "\",\"Value\":[\"" + value + "\"]}";
    }

    private static String code(String code, String scheme) {
        return "{\"00080100\":" + value("SH", code) + ",\"00080102\":" + value("SH", scheme) + ",\"00080104\":"
                + value("LO", code) + "}";
    }

    private String state(String uid) {
        return get(uid).at("/00741000/Value/0").asText();
    }

    private JsonNode get(String uid) {
        var answer = server.get("dicomweb/workitems/" + uid, server.account(Role.API_CLIENT));
        assertThat(answer.statusCode()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body()).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> change(String uid, String state, String transaction) {
        String body = transaction.isEmpty()
                ? "{\"00741000\":" + value("CS", state) + "}"
                : "{\"00741000\":" + value("CS", state) + ",\"00081195\":" + value("UI", transaction) + "}";
        return send("PUT", "dicomweb/workitems/" + uid + "/state", body, Role.API_CLIENT);
    }

    private HttpResponse<String> post(String path, String body, Role role) {
        return send("POST", path, body, role);
    }

    private HttpResponse<String> send(String method, String path, String body, Role role) {
        var request = HttpRequest.newBuilder(server.web().resolve(path));
        Map.of("Authorization", server.account(role).basic(), "Content-Type", "application/dicom+json")
                .forEach(request::header);
        return server.send(request.method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
