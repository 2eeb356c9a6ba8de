package io.xinglin.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.cli.peer.PacsPeer;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scenes of the demo, in the order a patient would live them. */
final class Hospital {
    private static final Duration RESULT_WITHIN = Duration.ofMinutes(3);
    private static final Duration DELIVERY_WITHIN = Duration.ofMinutes(1);

    private final Narrator narrator;
    private final Endpoints endpoints;
    private final Hl7Peer his;
    private final PacsPeer pacs;
    private final HttpPeer emr;
    private final Hl7Messages messages;

    Hospital(Narrator narrator, Endpoints endpoints, Hl7Peer his, PacsPeer pacs, HttpPeer emr, Hl7Messages messages) {
        this.narrator = narrator;
        this.endpoints = endpoints;
        this.his = his;
        this.pacs = pacs;
        this.emr = emr;
        this.messages = messages;
    }

    void waitForAccounts() throws Exception {
        narrator.step("The EMR logs in to the FHIR API");
        var answer = narrator.await("waiting for the account", DELIVERY_WITHIN, () -> {
            try {
                return Optional.of(emr.json("fhir/Patient?_count=1"));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
        check(answer.isPresent(), "logged in", "the FHIR API did not let demo-client in");
    }

    /** Orders and images in; AI results in FHIR, PACS and the interface engine. */
    void playImaging(List<DemoStudy> studies) throws Exception {
        for (var study : studies) {
            sendOrder(study);
            sendImages(study);
            awaitReport(study);
        }
        var first = studies.get(0);
        narrator.step("The PACS gets the structured report and the picture with the heat map");
        var objects = narrator.await(
                "waiting for C-STORE",
                DELIVERY_WITHIN,
                () -> Optional.of(pacs.received(first.studyUid())).filter(list -> list.size() >= 2));
        check(objects.isPresent(), "objects received", "the PACS did not get SR and secondary capture");
        objects.ifPresent(list -> list.forEach(o -> narrator.received(o.header().modality() + " "
                + o.header().seriesDescription() + " " + o.header().sopInstanceUid())));
        awaitOru(first, "P");
    }

    private void sendOrder(DemoStudy study) throws Exception {
        var subject = study.subject();
        narrator.step("The HIS admits a patient and orders " + subject.procedure() + " (HL7 v2 over MLLP)");
        send("ADT^A01", messages.admit(subject));
        send("ORM^O01, accession " + subject.accession(), messages.order(subject));
    }

    private void send(String what, String message) throws Exception {
        narrator.sent(what);
        var ack = his.send(message);
        check(ack.accepted(), "MSA-1 " + ack.code(), "MSA-1 " + ack.code() + " " + ack.text());
    }

    private void sendImages(DemoStudy study) {
        narrator.step("The scanner sends " + study.instances().size() + " images (C-STORE)");
        var server = new DicomNetwork.Node("server", Endpoints.SERVER_AE, "127.0.0.1", endpoints.dicomPort());
        narrator.sent("C-STORE x " + study.instances().size() + ", study " + study.studyUid());
        long start = System.nanoTime();
        try {
            pacs.send(server, study.instances());
            narrator.received("status 0000 for all, %.1f s".formatted((System.nanoTime() - start) / 1e9));
        } catch (ProblemException e) {
            narrator.failed(e.getMessage());
        }
    }

    private void awaitReport(DemoStudy study) throws Exception {
        narrator.step("The EMR finds the AI result in FHIR");
        String query = study.reportSearch() + "&_include=DiagnosticReport:result";
        var bundle = narrator.await(
                "the study becomes quiet, the models run", RESULT_WITHIN, () -> entries(query, "DiagnosticReport"));
        check(bundle.isPresent(), "DiagnosticReport", "no DiagnosticReport came");
        if (bundle.isEmpty()) {
            return;
        }
        var report = bundle.get().get(0);
        narrator.received("DiagnosticReport/" + report.path("id").asText() + " "
                + report.path("status").asText() + ": "
                + report.path("conclusion").asText());
        narrator.look(
                emr.url("fhir/DiagnosticReport/" + report.path("id").asText()).toString());
        for (var observation : entries(query, "Observation").orElse(List.of())) {
            narrator.received(
                    "Observation " + observation.at("/code/coding/0/display").asText() + " p="
                            + observation.at("/component/0/valueQuantity/value").asText());
        }
    }

    private void awaitOru(DemoStudy study, String status) throws Exception {
        narrator.step("The interface engine gets ORU^R01 with OBR-25 = " + status);
        var oru = narrator.await(
                "waiting for ORU^R01",
                DELIVERY_WITHIN,
                () -> his.result(study.subject().accession(), status));
        check(oru.isPresent(), "ORU^R01", "no ORU^R01 with status " + status);
        oru.ifPresent(text ->
                text.lines().filter(line -> line.startsWith("OBX")).limit(4).forEach(narrator::received));
    }

    /** The clinician signs on the page; the final report follows everywhere. */
    void playSigning(DemoStudy study, Clinician clinician, String user, String password) throws Exception {
        narrator.step("The clinician logs in, opens the report and signs it");
        boolean in = clinician.logIn(user, password);
        check(in, "work list " + emr.url("worklist.xhtml"), "login failed");
        var reportId = in ? clinician.findReport(study.subject().accession()) : Optional.<String>empty();
        check(reportId.isPresent(), "report on the work list", "the report is not on the work list");
        if (reportId.isEmpty()) {
            return;
        }
        narrator.look(emr.url("report.xhtml?id=" + reportId.get()).toString());
        check(clinician.sign(reportId.get(), " 已阅。"), "signed: status FINAL", "the page does not say FINAL");
        String query = study.reportSearch() + "&status=final";
        var report = narrator.await(
                "waiting for the final report in FHIR", DELIVERY_WITHIN, () -> entries(query, "DiagnosticReport"));
        check(report.isPresent(), "DiagnosticReport final", "FHIR still says preliminary");
        awaitOru(study, "F");
    }

    /** A note in; structure out. */
    void playNote(Hl7Messages.Subject subject) throws Exception {
        narrator.step("The EMR sends an admission note (MDM^T02); its facts come back as FHIR resources");
        send("MDM^T02", messages.note(subject, String.join("\n", DemoCommand.NOTE)));
        var document = narrator.await(
                "waiting for the facts",
                DELIVERY_WITHIN,
                () -> entries("fhir/DocumentReference?identifier=" + messages.noteId(), "DocumentReference"));
        check(document.isPresent(), "DocumentReference", "the note did not reach FHIR");
        if (document.isEmpty()) {
            return;
        }
        String patient = document.get().get(0).at("/subject/reference").asText();
        for (String type : List.of("Condition", "Observation", "MedicationStatement", "FamilyMemberHistory")) {
            var found = entries("fhir/" + type + "?patient=" + patient + "&_count=100", type)
                    .orElse(List.of());
            narrator.received(type + " x " + found.size() + ": " + names(found));
        }
    }

    private static String names(List<JsonNode> resources) {
        var names = new ArrayList<String>();
        for (var resource : resources) {
            for (String path : List.of("/code/text", "/medicationCodeableConcept/text", "/condition/0/code/text")) {
                String name = resource.at(path).asText();
                if (!name.isEmpty()) {
                    String status =
                            resource.at("/verificationStatus/coding/0/code").asText();
                    names.add(status.isEmpty() || status.equals("confirmed") ? name : name + "(" + status + ")");
                }
            }
        }
        return String.join(" ", names.subList(0, Math.min(12, names.size())));
    }

    /** The EMR's viewer asks DICOMweb. */
    void playDicomWeb(DemoStudy study) throws Exception {
        narrator.step("The EMR's viewer asks DICOMweb for the study");
        var rows = emr.json("dicomweb/studies?StudyInstanceUID=" + study.studyUid());
        check(rows.size() == 1, "QIDO-RS: " + rows.at("/0/00100020/Value/0").asText(), "QIDO-RS found nothing");
        var header = study.instances().get(study.instances().size() / 2).header();
        String path = "dicomweb/studies/" + study.studyUid() + "/series/" + header.seriesUid() + "/instances/"
                + header.sopInstanceUid() + "/rendered";
        int bytes = emr.bytes(path);
        check(bytes > 0, "WADO-RS rendered, " + bytes + " bytes", "no picture");
        narrator.look(emr.url(path).toString());
    }

    /** The resources of one type in a search's answer; empty when there are none. */
    private Optional<List<JsonNode>> entries(String query, String type) throws IOException, InterruptedException {
        var found = new ArrayList<JsonNode>();
        for (var entry : emr.json(query).path("entry")) {
            if (entry.at("/resource/resourceType").asText().equals(type)) {
                found.add(entry.path("resource"));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private void check(boolean passed, String good, String bad) {
        if (passed) {
            narrator.received(good);
        } else {
            narrator.failed(bad);
        }
    }
}
