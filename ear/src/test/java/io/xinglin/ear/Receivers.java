package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.PacsPeer;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** PACS, interface engine and EMR of a server, and what each of them must have of a result: everything, once. */
final class Receivers implements AutoCloseable {
    private static final Duration DELIVERY = Duration.ofMinutes(3);

    private final RunningServer server;
    private final Hl7Peer engine;
    private final PacsPeer pacs;

    Receivers(RunningServer server, Path folder) {
        this.server = server;
        this.engine = new Hl7Peer(server.hl7Port());
        this.pacs = new PacsPeer(new DimseNetwork(), new Part10Files(), folder);
    }

    void listenAsPacs() {
        pacs.listen(RunningServer.PACS_AE, server.pacsPort());
    }

    void listenAsEngine() throws IOException, InterruptedException {
        engine.listen(server.oruPort());
    }

    void awaitObjects(Journey journey) {
        Await.until(
                "SR and secondary capture for " + journey.accession(),
                DELIVERY,
                () -> modality(journey, "SR") > 0 && modality(journey, "OT") > 0);
    }

    /** One report with this status everywhere, and no trace of a second. */
    void expectOnce(Journey journey, String fhirStatus, String... hl7) throws Exception {
        JsonNode report = journey.awaitReport(fhirStatus);
        assertThat(report.path("result")).hasSize(6);
        for (String status : hl7) {
            Await.until(
                    "ORU^R01 " + status + " for " + journey.accession(),
                    DELIVERY,
                    () -> engine.result(journey.accession(), status).isPresent());
            assertThat(engine.controlIds(journey.accession(), status))
                    .as("messages of " + journey.accession() + " with OBR-25 " + status)
                    .hasSize(1);
        }
        awaitObjects(journey);
        assertThat(modality(journey, "SR")).as("SR of " + journey.accession()).isEqualTo(1);
        assertThat(captureSeries(journey))
                .as("series of captures of " + journey.accession())
                .isEqualTo(1);
        String patient = journey.study().patientId();
        assertThat(total(journey, "Patient?identifier=" + patient)).isEqualTo(1);
        assertThat(total(journey, "ServiceRequest?identifier=" + journey.accession()))
                .isEqualTo(1);
        assertThat(total(journey, "ImagingStudy?subject:Patient.identifier=" + patient))
                .isEqualTo(1);
        assertThat(total(journey, "DiagnosticReport?subject:Patient.identifier=" + patient))
                .isEqualTo(1);
        assertThat(total(journey, "Observation?subject:Patient.identifier=" + patient))
                .isEqualTo(6);
    }

    /**
     * One report, whose versions each went out once: a series of which only a part had come when it grew quiet is reported
     * on, and again when the rest is there.
     */
    void expectEachVersionOnce(Journey journey, String fhirStatus, String hl7) throws Exception {
        journey.awaitReport(fhirStatus);
        Await.until(
                "ORU^R01 " + hl7 + " for " + journey.accession(),
                DELIVERY,
                () -> engine.result(journey.accession(), hl7).isPresent());
        assertThat(engine.controlIds(journey.accession(), hl7))
                .as("messages of " + journey.accession() + ": one for the part, one for the whole")
                .hasSizeBetween(1, 2);
        awaitObjects(journey);
        String patient = "?subject:Patient.identifier=" + journey.study().patientId();
        assertThat(total(journey, "ImagingStudy" + patient)).isEqualTo(1);
        assertThat(total(journey, "DiagnosticReport" + patient)).isEqualTo(1);
    }

    /** One document with its facts in the EMR, none of them twice. */
    static void expectNoteOnce(Journey journey) throws Exception {
        String patient = "?subject:Patient.identifier=" + journey.study().patientId();
        Await.until("the note of " + journey.accession(), DELIVERY, () -> documents(journey, patient) > 0);
        assertThat(documents(journey, patient)).isEqualTo(1);
        var conditions = journey.emr().json("fhir/Condition" + patient).findValuesAsText("value");
        assertThat(conditions).as("identifiers of the facts").isNotEmpty().doesNotHaveDuplicates();
        var texts = journey.emr().json("fhir/Condition" + patient).path("entry");
        assertThat(texts)
                .extracting(entry -> entry.at("/resource/code").toString())
                .doesNotHaveDuplicates();
    }

    private static int documents(Journey journey, String patient) {
        try {
            return total(journey, "DocumentReference" + patient);
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many the EMR finds; a search of the FHIR server without its leading folder. */
    static int total(Journey journey, String search) throws IOException, InterruptedException {
        return journey.emr()
                .json("fhir/" + search + "&_summary=count")
                .path("total")
                .asInt();
    }

    /** Different objects: a PACS keeps a repeated one once. */
    private long modality(Journey journey, String modality) {
        return pacs.received(journey.studyUid()).stream()
                .map(StoredInstance::header)
                .filter(header -> header.modality().equals(modality))
                .map(header -> header.sopInstanceUid())
                .distinct()
                .count();
    }

    /** A result has one series of captures, with one picture for each slice it rests on. */
    private long captureSeries(Journey journey) {
        return pacs.received(journey.studyUid()).stream()
                .map(StoredInstance::header)
                .filter(header -> header.modality().equals("OT"))
                .map(header -> header.seriesUid())
                .distinct()
                .count();
    }

    @Override
    public void close() throws IOException {
        engine.close();
        pacs.close();
    }
}
