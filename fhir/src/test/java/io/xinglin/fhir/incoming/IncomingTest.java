package io.xinglin.fhir.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteDesk;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderDesk;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.server.FhirHttp;
import io.xinglin.fhir.server.FhirWar;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notes and orders of API clients reach their use cases, once, and what the product writes does not loop back. */
@Tag("REQ-FHIR-04")
class IncomingTest {
    private final FhirHttp client = new FhirHttp(FhirWar.shared(), "api-client");
    private final Desk desk = new Desk();
    private final OrderDesk orders = desk::place;

    /** Notes what arrives; refuses the text "拒绝". */
    private static final class Desk implements NoteDesk {
        private final BlockingQueue<Note> notes = new LinkedBlockingQueue<>();
        private final BlockingQueue<ImagingOrder> orders = new LinkedBlockingQueue<>();

        @Override
        public AnnotatedNote submit(String user, Note note) {
            notes.add(note);
            if (note.text().contains("拒绝")) {
                throw new ProblemException(Problem.Category.CONFLICT, "another patient's");
            }
            var facts = ClinicalSamples.facts(note, List.of());
            return new AnnotatedNote(note, facts, facts);
        }

        void place(String user, ImagingOrder order) {
            orders.add(order);
        }

        @Override
        public List<NoteItem> recent(int limit) {
            return List.of();
        }

        @Override
        public Optional<AnnotatedNote> open(String user, String noteId) {
            return Optional.empty();
        }

        Note next() throws InterruptedException {
            Note note = notes.poll(120, TimeUnit.SECONDS);
            assertThat(note).as("the note arrived").isNotNull();
            return note;
        }
    }

    private void open() {
        PortRegistry.provide(NoteDesk.class, desk);
        PortRegistry.provide(OrderDesk.class, orders);
    }

    @AfterEach
    void close() {
        PortRegistry.withdraw(NoteDesk.class, desk);
        PortRegistry.withdraw(OrderDesk.class, orders);
    }

    private static Reference patient() {
        return new Reference()
                .setIdentifier(new Identifier()
                        .setSystem("urn:xinglin:authority:HOSPITAL")
                        .setValue("IN-1"));
    }

    private static DocumentReference document(String id, String text, String charset) {
        var document = new DocumentReference();
        document.setMasterIdentifier(
                new Identifier().setSystem("urn:xinglin:note").setValue(id));
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(new CodeableConcept().setText("出院记录"));
        document.setSubject(patient());
        document.addContent()
                .getAttachment()
                .setContentType("text/plain; charset=" + charset)
                .setData(text.getBytes(Charset.forName(charset)));
        return document;
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Test
    void aDocumentShouldReachTheNoteDeskInWhateverCharset() throws Exception {
        open();
        String id = fresh();
        assertThat(client.post(document(id, "患者発熱，体温39.6℃。", "GB18030")).status())
                .isEqualTo(201);
        Note note = desk.next();
        assertThat(note.id()).isEqualTo(id);
        assertThat(note.text()).isEqualTo("患者発熱，体温39.6℃。");
        assertThat(note.typeName()).isEqualTo("出院记录");
        assertThat(note.patient().identifier())
                .isEqualTo(new PatientIdentifier("IN-1", new AssigningAuthority("HOSPITAL")));
    }

    @Test
    void aDocumentShouldWaitUntilTheNoteDeskIsThere() throws Exception {
        assertThat(client.post(document(fresh(), "等待。", "UTF-8")).status()).isEqualTo(201);
        open();
        assertThat(desk.next().text()).isEqualTo("等待。");
    }

    @Test
    void aRefusedDocumentShouldBeMarkedAndNotAskedAgain() throws Exception {
        open();
        String id = client.post(document(fresh(), "拒绝", "UTF-8"))
                .as(DocumentReference.class)
                .getIdElement()
                .getIdPart();
        desk.next();
        // The next note is handed over after the refused one was settled.
        client.post(document(fresh(), "下一份。", "UTF-8"));
        assertThat(desk.next().text()).isEqualTo("下一份。");
        var stored = client.get("DocumentReference/" + id).as(DocumentReference.class);
        assertThat(stored.getMeta().getTag("urn:xinglin:handover", "refused")).isNotNull();
        assertThat(stored.getMeta().getTag("urn:xinglin:handover", "pending")).isNull();
    }

    @Test
    void aNoteOfNobodyShouldBeRefusedWhole() throws Exception {
        open();
        var document = document(fresh(), "无名。", "UTF-8");
        document.setSubject(new Reference().setDisplay("somebody"));
        var answer = client.post(document);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.issue().getDiagnostics()).contains("subject");
        assertThat(client.get("DocumentReference?identifier="
                                + document.getMasterIdentifier().getValue())
                        .as(Bundle.class)
                        .getEntry())
                .isEmpty();
    }

    @Test
    void aDocumentOfATransactionShouldNameItsPatientByTheBundlesReference() throws Exception {
        open();
        String number = fresh();
        var transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        var patient = new Patient();
        patient.addIdentifier().setSystem("http://his.example/mrn").setValue(number);
        transaction
                .addEntry()
                .setFullUrl("urn:uuid:7b6e3b5c-0000-4000-8000-000000000001")
                .setResource(patient)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Patient");
        var document = document(fresh(), "事务。", "UTF-8");
        document.setSubject(new Reference("urn:uuid:7b6e3b5c-0000-4000-8000-000000000001"));
        transaction
                .addEntry()
                .setResource(document)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("DocumentReference");
        assertThat(client.post(transaction).status()).isEqualTo(200);
        assertThat(desk.next().patient().identifier())
                .isEqualTo(new PatientIdentifier(number, new AssigningAuthority("http://his.example/mrn")));
    }

    @Test
    void aCompositionShouldArriveAsTheTextOfItsSections() throws Exception {
        open();
        var composition = new Composition();
        composition.setStatus(Composition.CompositionStatus.FINAL);
        composition.setType(new CodeableConcept().setText("入院记录"));
        composition.setTitle("入院记录");
        composition.setDate(java.util.Date.from(ClinicalSamples.AT));
        composition.addAuthor(new Reference().setDisplay("李医生"));
        composition.setSubject(patient());
        section(composition, "主诉", "<div>发热2天。</div>");
        section(composition, "现病史", "<div><p>无咳嗽，</p><p>无胸痛。</p></div>");
        assertThat(client.post(composition).status()).isEqualTo(201);
        assertThat(desk.next().text()).isEqualTo("主诉：发热2天。\n现病史：无咳嗽，\n无胸痛。\n");
    }

    private static void section(Composition composition, String title, String div) {
        var section = composition.addSection().setTitle(title);
        section.getText().setStatus(org.hl7.fhir.r4.model.Narrative.NarrativeStatus.GENERATED);
        var node = new XhtmlNode();
        node.setValueAsString(div);
        section.getText().setDiv(node);
    }

    @Test
    void aServiceRequestShouldReachTheOrderDesk() throws Exception {
        open();
        String accession = fresh().substring(0, 16);
        var request = new ServiceRequest();
        request.addIdentifier()
                .setSystem("http://ris.example/accession")
                .setValue(accession)
                .setType(new CodeableConcept()
                        .addCoding(new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "ACSN", null)));
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.setPriority(ServiceRequest.ServiceRequestPriority.STAT);
        request.setCode(new CodeableConcept()
                .setText("头颅CT平扫")
                .addCoding(new Coding("http://ris.example/codes", "CT001", "CT head")));
        request.setSubject(patient());
        assertThat(client.post(request).status()).isEqualTo(201);
        ImagingOrder order = desk.orders.poll(120, TimeUnit.SECONDS);
        assertThat(order).isNotNull();
        assertThat(order.accession().value()).isEqualTo(accession);
        assertThat(order.procedure().zh()).isEqualTo("头颅CT平扫");
        assertThat(order.priority()).isEqualTo(OrderPriority.STAT);

        // What comes back through the outbox is tied to the client's own resource, not written beside it.
        PortRegistry.find(ClinicalRepository.class).orElseThrow().saveOrder(order);
        var found = client.get("ServiceRequest?identifier=" + accession).as(Bundle.class);
        assertThat(found.getEntry()).hasSize(1);
        assertThat(((ServiceRequest) found.getEntryFirstRep().getResource())
                        .getCode()
                        .getCodingFirstRep()
                        .getSystem())
                .isEqualTo("http://ris.example/codes");
    }

    @Test
    void whatTheProductWritesShouldNotLoopBack() throws Exception {
        open();
        String id = fresh();
        client.post(document(id, "发热。", "UTF-8"));
        Note note = desk.next();
        PortRegistry.find(ClinicalRepository.class)
                .orElseThrow()
                .saveNote(
                        note,
                        CorrectedFacts.of(ClinicalSamples.facts(
                                note, List.of(ClinicalSamples.Said.of("发热", MentionType.SYMPTOM, Assertion.PRESENT)))));
        var documents = client.get("DocumentReference?identifier=urn:xinglin:note%7C" + id)
                .as(Bundle.class);
        assertThat(documents.getEntry()).hasSize(1);
        client.post(document(fresh(), "最后。", "UTF-8"));
        assertThat(desk.next().text()).isEqualTo("最后。");
    }
}
