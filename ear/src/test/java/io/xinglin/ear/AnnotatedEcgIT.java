package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.PacsPeer;
import io.xinglin.core.account.Role;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.EcgPhantom;
import io.xinglin.imaging.waveform.EcgSignal;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An HL7 annotated ECG by HTTP at the running server: its rhythm back to everybody; bad ones get a clear answer. */
@Tag("REQ-ECG-08")
class AnnotatedEcgIT {
    private static final Duration DELIVERY = Duration.ofMinutes(2);
    private static final String SECRET = "PAECGSECRET";
    private static final String LEAK = "XINGLIN-LEAKED";

    private final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    @Test
    void annotatedEcgShouldComeBackInEveryStandard() throws Exception {
        var journey = Journey.on(server, "AECG1");
        var patient = journey.subject();
        var subject = new Hl7Messages.Subject(
                patient.id(), patient.name(), patient.birth(), patient.sex(), patient.accession(), "常规心电图", "ECG");
        String document =
                document("AECG1", patient.id(), EcgPhantom.fibrillation(45).signal(500));
        try (var engine = new Hl7Peer(server.hl7Port());
                var pacs = new PacsPeer(new DimseNetwork(), new Part10Files(), folder)) {
            engine.listen(server.oruPort());
            pacs.listen(RunningServer.PACS_AE, server.pacsPort());
            for (String message : List.of(
                    journey.messages().admit(subject), journey.messages().order(subject))) {
                assertThat(engine.send(message).accepted()).isTrue();
            }

            var accepted = post("accession=" + patient.accession(), document, Role.API_CLIENT);
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            JsonNode receipt = new ObjectMapper().readTree(accepted.body());
            assertThat(receipt.path("repeated").asBoolean()).isFalse();
            assertThat(post("accession=" + patient.accession(), document, Role.API_CLIENT)
                            .statusCode())
                    .isEqualTo(200);

            var report = journey.awaitReport("preliminary");
            assertThat(report.path("conclusion").asText()).contains("提示心房颤动");
            Await.until(
                    "ORU^R01 P",
                    DELIVERY,
                    () -> engine.result(journey.accession(), "P").isPresent());
            assertThat(engine.result(journey.accession(), "P").orElseThrow()).contains("心房颤动");
            String study = receipt.path("studyInstanceUid").asText();
            Await.until("SR", DELIVERY, () -> !pacs.received(study).isEmpty());
            assertThat(pacs.received(study))
                    .extracting(instance -> instance.header().accessionNumber())
                    .containsOnly(patient.accession());
            assertThat(pacs.received(study))
                    .extracting(instance -> instance.header().modality())
                    .contains("SR");
            String instance = receipt.path("sopInstanceUid").asText();
            assertThat(new Dicomweb(server).knows(instance)).isTrue();
            assertThat(server.get("dicomweb/studies/" + study + "/metadata", server.account(Role.CLINICIAN))
                            .body())
                    .contains("XL Recorder")
                    .contains(instance);
        }
    }

    @Test
    void entitiesShouldNeitherBeReadNorUnfolded() throws Exception {
        var log = ServerLog.of(server);
        Path secret = Files.writeString(folder.resolve("leak.txt"), LEAK);
        String good = document("AECG-BAD", SECRET, EcgPhantom.sinus(3).signal(100));
        String external = good.replace(
                "<AnnotatedECG", "<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><AnnotatedECG");
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY l" + i + " '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        String unfolding =
                good.replace("<AnnotatedECG", bomb + "]><AnnotatedECG").replace("<digits>", "<digits>&l11; ");

        for (String attack : List.of(external.replace("<digits>", "<digits>&x; "), unfolding)) {
            refused(post("", attack, Role.API_CLIENT), 400, "not a readable annotated ECG");
        }

        log.await("XL-WEB-002 a request was refused with 400");
        log.neverNamed(SECRET, LEAK);
    }

    @Test
    void whatIsWrongShouldBeSaidInTheClosedSetOfAnswers() throws Exception {
        var journey = Journey.on(server, "AECG2");
        journey.order();
        String good = document("AECG-BAD2", SECRET, EcgPhantom.sinus(3).signal(100));

        refused(post("", "<AnnotatedECG", Role.API_CLIENT), 400, "not a readable annotated ECG");
        refused(post("", good.replaceAll("MDC_ECG_LEAD_\\w+", "MDC_OTHER"), Role.API_CLIENT), 400, "has no samples");
        refused(post("", good.replace("unit=\"uV\"", "unit=\"mmHg\""), Role.API_CLIENT), 415, "not in volts");
        refused(post("patient=SOMEBODY-ELSE", good, Role.API_CLIENT), 409, "another patient than the request says");
        refused(post("acession=A1", good, Role.API_CLIENT), 400, "the parameters are patient, issuer and accession");
        refused(post("", "<!--" + "x".repeat(17 << 20) + "-->" + good, Role.API_CLIENT), 413, "larger than 16 MiB");
        // The order is handled by the inbox' lane; until then the document would be taken.
        Await.until("the order is known", DELIVERY, () -> isOrdered(journey));
        refused(
                post("accession=" + journey.accession(), good, Role.API_CLIENT),
                409,
                "the order of this accession number is of another patient");
        // Its refused brothers left nothing: a good document of their identifier is new.
        String other = document("AECG-BAD2", SECRET, EcgPhantom.sinus(45).signal(500));
        assertThat(post("", other, Role.API_CLIENT).statusCode()).isEqualTo(202);
    }

    private static boolean isOrdered(Journey journey) {
        try {
            return journey.emr()
                            .json("fhir/ServiceRequest?identifier=" + journey.accession())
                            .path("entry")
                            .size()
                    > 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlySystemsAndAdministratorsMaySend() {
        String good = document("AECG-BAD3", SECRET, EcgPhantom.sinus(3).signal(100));

        assertThat(post("", good, null).statusCode()).isEqualTo(401);
        assertThat(post("", good, Role.CLINICIAN).statusCode()).isEqualTo(403);
        assertThat(send("", "application/json", "{}", Role.API_CLIENT).statusCode())
                .isEqualTo(415);
    }

    private static void refused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(words).doesNotContain(LEAK).doesNotContain(SECRET);
    }

    private HttpResponse<String> post(String query, String document, Role role) {
        return send(query, "application/xml; charset=UTF-8", document, role);
    }

    private HttpResponse<String> send(String query, String type, String body, Role role) {
        var request = HttpRequest.newBuilder(server.web().resolve("hl7/aecg" + (query.isEmpty() ? "" : "?" + query)))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (role != null) {
            request.header("Authorization", server.account(role).basic());
        }
        return server.send(request.build());
    }

    /** As a recorder writes it, 1 µV a digit. */
    private static String document(String id, String patient, EcgSignal signal) {
        var leads = new StringBuilder();
        for (EcgSignal.Lead lead : signal.leads()) {
            leads.append("<component><sequence><code code=\"MDC_ECG_LEAD_")
                    .append(lead.name().toUpperCase(Locale.ROOT))
                    .append("\" codeSystem=\"2.16.840.1.113883.6.24\"/><value xsi:type=\"SLIST_PQ\">")
                    .append("<origin value=\"0\" unit=\"uV\"/><scale value=\"1\" unit=\"uV\"/><digits>");
            for (float value : lead.microvolts()) {
                leads.append(Math.round(value)).append(' ');
            }
            leads.append("</digits></value></sequence></component>");
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <AnnotatedECG xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <id root="2.16.840.1.113883.3.1" extension="%s"/>
                <code code="93000" codeSystem="2.16.840.1.113883.6.12"/>
                <effectiveTime><low value="20261121043000+0000"/></effectiveTime>
                <componentOf><timepointEvent><componentOf><subjectAssignment><subject><trialSubject>
                <id root="2.16.840.1.113883.3.2" extension="%s"/>
                <subjectDemographicPerson><name>测试患者</name></subjectDemographicPerson>
                </trialSubject></subject></subjectAssignment></componentOf></timepointEvent></componentOf>
                <component><series><code code="RHYTHM" codeSystem="2.16.840.1.113883.5.4"/>
                <author><seriesAuthor><manufacturedSeriesDevice><manufacturerModelName>XL Recorder</manufacturerModelName>
                </manufacturedSeriesDevice></seriesAuthor></author>
                <component><sequenceSet>
                <component><sequence><code code="TIME_RELATIVE" codeSystem="2.16.840.1.113883.5.4"/>
                <value xsi:type="GLIST_PQ"><head value="0" unit="s"/><increment value="%s" unit="s"/></value>
                </sequence></component>
                %s</sequenceSet></component></series></component></AnnotatedECG>
                """.formatted(id, patient, 1 / signal.hertz(), leads);
    }
}
