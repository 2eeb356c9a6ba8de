package io.xinglin.fhir.incoming;

import io.xinglin.core.note.Note;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.mapping.Systems;
import io.xinglin.fhir.repository.FhirStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** FHIR R4 DocumentReference, Composition and ServiceRequest as notes and orders. Safe for use by many threads. */
public final class IncomingMapping {
    private final FhirStore store;
    private final Patients patients;

    public IncomingMapping(FhirStore store) {
        this.store = store;
        this.patients = new Patients(store);
    }

    /** Whether there is anything in it for a use case: text for the notes, an accession number for the orders. */
    boolean isForAUseCase(Resource resource) {
        if (resource instanceof DocumentReference document) {
            return NoteText.of(document, store).isPresent();
        }
        if (resource instanceof Composition composition) {
            return !NoteText.of(composition).isBlank();
        }
        return resource instanceof ServiceRequest request && OrderReading.isImagingOrder(request);
    }

    /** Gives a note the identifier it is known by here, so that it is found again and not written twice. */
    void identify(Resource old, Resource resource) {
        if (resource instanceof DocumentReference document) {
            Identifier key = Systems.identifier(Systems.NOTE, noteId(old, document));
            if (document.getIdentifier().stream().noneMatch(i -> Systems.NOTE.equals(i.getSystem()))
                    && !Systems.NOTE.equals(document.getMasterIdentifier().getSystem())) {
                document.addIdentifier(key);
            }
        } else if (resource instanceof Composition composition && !composition.hasIdentifier()) {
            composition.setIdentifier(
                    old instanceof Composition former && former.hasIdentifier()
                            ? former.getIdentifier()
                            : Systems.identifier(Systems.NOTE, UUID.randomUUID().toString()));
        } else if (resource instanceof ServiceRequest request) {
            OrderReading.identify(request);
        }
    }

    private static String noteId(Resource old, DocumentReference document) {
        if (document.hasMasterIdentifier()) {
            return noteId(document.getMasterIdentifier());
        }
        Optional<String> known = known(document);
        if (known.isEmpty() && old instanceof DocumentReference former) {
            known = known(former);
        }
        return known.orElseGet(() -> UUID.randomUUID().toString());
    }

    private static Optional<String> known(DocumentReference document) {
        return document.getIdentifier().stream()
                .filter(i -> Systems.NOTE.equals(i.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
    }

    /** The value alone names a note only when no system qualifies it: two systems may both have a note 1. */
    private static String noteId(Identifier identifier) {
        String system = identifier.getSystem();
        return system == null || system.isBlank() || system.equals(Systems.NOTE)
                ? identifier.getValue()
                : UUID.nameUUIDFromBytes((system + '|' + identifier.getValue()).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /**
     * What it says.
     *
     * @throws ProblemException INVALID, UNSUPPORTED when no use case could understand it
     */
    Incoming read(Resource resource) {
        if (resource instanceof DocumentReference document) {
            return new Incoming.OfNote(note(document));
        }
        if (resource instanceof Composition composition) {
            return new Incoming.OfNote(note(composition));
        }
        if (resource instanceof ServiceRequest request) {
            return new Incoming.OfOrder(
                    OrderReading.order(request, patients.named(request.getSubject()), visit(request.getEncounter())));
        }
        throw new ProblemException(Problem.Category.UNSUPPORTED, "no use case takes this resource");
    }

    private Note note(DocumentReference document) {
        String text = NoteText.of(document, store)
                .orElseThrow(() -> new ProblemException(Problem.Category.INVALID, "the document has no text"));
        Instant at = document.hasDate() ? document.getDate().toInstant() : stored(document);
        return new Note(
                noteId(null, document),
                patients.named(document.getSubject()),
                visit(document.getContext().getEncounterFirstRep()),
                name(document.getType()),
                at,
                text);
    }

    private Note note(Composition composition) {
        Instant at = composition.hasDate() ? composition.getDate().toInstant() : stored(composition);
        return new Note(
                noteId(composition.getIdentifier()),
                patients.named(composition.getSubject()),
                visit(composition.getEncounter()),
                composition.hasTitle() ? composition.getTitle() : name(composition.getType()),
                at,
                NoteText.of(composition));
    }

    private static Instant stored(Resource resource) {
        return resource.getMeta().hasLastUpdated()
                ? resource.getMeta().getLastUpdated().toInstant()
                : Instant.EPOCH;
    }

    static String name(CodeableConcept concept) {
        return concept.hasText()
                ? concept.getText()
                : concept.getCodingFirstRep().getDisplay();
    }

    private String visit(Reference encounter) {
        if (encounter == null || !encounter.hasReference()) {
            return "";
        }
        return store.read(new IdType(encounter.getReference()))
                .filter(Encounter.class::isInstance)
                .map(found -> ((Encounter) found).getIdentifierFirstRep().getValue())
                .orElse("");
    }
}
