package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk below the watermark: every door refuses with the standard's status and nothing is half done; with space again the
 * same messages are taken. The watermark is above what any disk has free, then gone.
 */
@Tag("REQ-BAD-06")
class FullDiskIT {
    private static RunningServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = RunningServer.start(
                "full disk", Map.of("XINGLIN_ARCHIVE_MINIMUM_FREE_BYTES", String.valueOf(Long.MAX_VALUE)));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void everyDoorShouldRefuseUntilThereIsSpace() throws Exception {
        var log = ServerLog.of(server);
        var web = new Dicomweb(server);
        var journey = Journey.on(server, "FULLDISK");
        var slices = journey.phantom(folder.resolve("ct"), 4);
        String admission = journey.messages().admit(journey.subject());
        byte[] slice = Files.readAllBytes(slices.get(0).file());

        try (var his = new RawMllp(server.hl7Port())) {
            assertThat(his.exchange(admission))
                    .contains("\rMSA|AR|FULLDISK-1|", "|207^Application internal error^HL70357|");
        }
        log.await("XL-HL7-001 .* AR 207: STORAGE_FULL");
        assertThatThrownBy(() -> journey.images(slices)).hasMessageContaining("A700H");
        log.await("XL-DCM-002 C-STORE refused with A700H: STORAGE_FULL");
        assertThat(web.store(slice).statusCode()).isEqualTo(507);
        log.await("XL-WEB-002 a request was refused with 507: STORAGE_FULL");
        var refused = post(journey.study().patientId());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"no-store\"");
        log.await("XL-FHIR-004 refused a POST request with 503");
        assertThat(note(journey.study().patientId())).contains("存储空间不足");
        nothingShouldBeLeft(
                journey, web, slices.get(0).header().sopInstanceUid().value());
        log.neverNamed(journey.study().patientId(), "测试", "患者");

        server.restart(Map.of());

        assertThat(web.store(slice).statusCode()).isEqualTo(200);
        journey.images(slices);
        try (var his = new RawMllp(server.hl7Port())) {
            assertThat(his.exchange(admission)).contains("\rMSA|AA|FULLDISK-1");
        }
        assertThat(post("PFULLDISK2").statusCode()).isEqualTo(201);
        assertThat(note("PFULLDISK3")).contains("PFULLDISK3").doesNotContain("存储空间不足");
        Await.until(
                "the patient",
                java.time.Duration.ofMinutes(1),
                () -> patients(journey.study().patientId()) == 1);
    }

    private void nothingShouldBeLeft(Journey journey, Dicomweb web, String sopInstanceUid) throws IOException {
        assertThat(web.knows(sopInstanceUid)).isFalse();
        assertThat(patients(journey.study().patientId())).isZero();
        try (var kept = Files.walk(server.home().resolve("archive"))) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static String note(String patientId) throws IOException, InterruptedException {
        var account = server.account(Role.CLINICIAN);
        var clinician = new Clinician(new HttpPeer(server.web(), "", ""));
        assertThat(clinician.logIn(account.user(), account.password())).isTrue();
        return clinician.submitNote(patientId, "主诉：发热3天。");
    }

    private static HttpResponse<String> post(String patientId) {
        return server.send(HttpRequest.newBuilder(server.web().resolve("fhir/Patient"))
                .header("Authorization", server.account(Role.API_CLIENT).basic())
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"resourceType\":\"Patient\",\"identifier\":[{\"value\":\"" + patientId + "\"}]}"))
                .build());
    }

    /** Reading goes on while the disk is full. */
    private static int patients(String id) {
        var answer = server.get("fhir/Patient?identifier=" + id, server.account(Role.API_CLIENT));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().split("\"fullUrl\"", -1).length - 1;
    }
}
