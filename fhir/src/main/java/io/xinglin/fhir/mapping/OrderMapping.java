package io.xinglin.fhir.mapping;

import io.xinglin.core.order.ImagingOrder;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/** HL7 ORM/OMI order as FHIR R4 ServiceRequest, with its Patient and Encounter. */
public final class OrderMapping {
    private OrderMapping() {}

    /** Adds patient, encounter and order; returns the reference to the order. */
    public static Reference add(TransactionDraft draft, ImagingOrder order) {
        Reference subject = draft.create(
                PatientMapping.patient(order.patient()),
                Systems.patient(order.patient().identifier()));
        Reference encounter = order.visitNumber().isEmpty() ? null : encounter(draft, order.visitNumber(), subject);
        return draft.update(request(order, subject, encounter), key(order));
    }

    static Reference encounter(TransactionDraft draft, String visitNumber, Reference subject) {
        return draft.create(
                PatientMapping.encounter(visitNumber, subject), Systems.identifier(Systems.VISIT, visitNumber));
    }

    /** The accession number ties order, study and report together. */
    public static Identifier key(ImagingOrder order) {
        return Systems.identifier(Systems.ACCESSION, order.accession().value());
    }

    static ServiceRequest request(ImagingOrder order, Reference subject, Reference encounter) {
        var request = new ServiceRequest();
        request.addIdentifier(key(order).setType(Concepts.hl7("v2-0203", "ACSN", "Accession ID")));
        if (!order.placerOrderNumber().isEmpty()) {
            request.addIdentifier(Systems.identifier(Systems.PLACER_ORDER, order.placerOrderNumber())
                    .setType(Concepts.hl7("v2-0203", "PLAC", "Placer Identifier")));
        }
        if (!order.fillerOrderNumber().isEmpty()) {
            request.addIdentifier(Systems.identifier(Systems.FILLER_ORDER, order.fillerOrderNumber())
                    .setType(Concepts.hl7("v2-0203", "FILL", "Filler Identifier")));
        }
        request.setStatus(status(order.status()));
        request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        request.addCategory(Concepts.snomed("363679005", "Imaging"));
        request.setPriority(
                ServiceRequest.ServiceRequestPriority.fromCode(order.priority().fhir()));
        request.setCode(Concepts.of(order.procedure()));
        if (!order.modality().isEmpty()) {
            request.addOrderDetail().addCoding(Concepts.modality(order.modality()));
        }
        request.setSubject(subject);
        request.setEncounter(encounter);
        request.setAuthoredOn(PatientMapping.date(order.requestedAt()));
        if (!order.requester().isEmpty()) {
            request.setRequester(new Reference().setDisplay(order.requester()));
        }
        if (!order.clinicalQuestion().isEmpty()) {
            request.addReasonCode(Concepts.text(order.clinicalQuestion()));
        }
        if (!order.bodyPart().isEmpty()) {
            request.addBodySite(Concepts.bodySite(order.bodyPart()));
        }
        return request;
    }

    private static ServiceRequest.ServiceRequestStatus status(ImagingOrder.Status status) {
        return switch (status) {
            case ACTIVE -> ServiceRequest.ServiceRequestStatus.ACTIVE;
            case COMPLETED -> ServiceRequest.ServiceRequestStatus.COMPLETED;
            case CANCELLED -> ServiceRequest.ServiceRequestStatus.REVOKED;
        };
    }
}
