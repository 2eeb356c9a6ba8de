package io.xinglin.core.order;

import io.xinglin.core.patient.Patient;
import io.xinglin.core.terminology.Code;
import java.time.Instant;
import java.util.Objects;

/**
 * A radiology order: HL7 v2 ORM^O01 / OMI^O23, FHIR ServiceRequest.
 *
 * @param accession ties it to the images
 * @param placerOrderNumber {@code ORC-2}; empty when absent
 * @param fillerOrderNumber {@code ORC-3}; empty when absent
 * @param visitNumber {@code PV1-19}; empty when absent
 * @param procedure {@code OBR-4}
 * @param modality DICOM modality code the procedure asks for ({@code OBR-24} / {@code IPC-5}); empty when absent
 * @param bodyPart body part in DICOM's defined terms or the order's own words; empty when absent
 * @param clinicalQuestion {@code OBR-13}/{@code OBR-31}; empty when absent
 * @param requester {@code ORC-12} name; empty when absent
 * @param requestedAt {@code ORC-9} or {@code OBR-6}
 */
public record ImagingOrder(
        AccessionNumber accession,
        String placerOrderNumber,
        String fillerOrderNumber,
        String visitNumber,
        Patient patient,
        Code procedure,
        String modality,
        String bodyPart,
        OrderPriority priority,
        String clinicalQuestion,
        String requester,
        Instant requestedAt,
        Status status) {
    public ImagingOrder {
        Objects.requireNonNull(accession, "accession");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(procedure, "procedure");
        Objects.requireNonNull(requestedAt, "requestedAt");
        placerOrderNumber = Objects.requireNonNullElse(placerOrderNumber, "");
        fillerOrderNumber = Objects.requireNonNullElse(fillerOrderNumber, "");
        visitNumber = Objects.requireNonNullElse(visitNumber, "");
        modality = Objects.requireNonNullElse(modality, "");
        bodyPart = Objects.requireNonNullElse(bodyPart, "");
        clinicalQuestion = Objects.requireNonNullElse(clinicalQuestion, "");
        requester = Objects.requireNonNullElse(requester, "");
        priority = Objects.requireNonNullElse(priority, OrderPriority.ROUTINE);
        status = Objects.requireNonNullElse(status, Status.ACTIVE);
    }

    /** The same order under another accession number. */
    public ImagingOrder under(AccessionNumber other) {
        return new ImagingOrder(
                other,
                placerOrderNumber,
                fillerOrderNumber,
                visitNumber,
                patient,
                procedure,
                modality,
                bodyPart,
                priority,
                clinicalQuestion,
                requester,
                requestedAt,
                status);
    }

    /** HL7 table 0038 / FHIR request-status, as far as the gateway cares. */
    public enum Status {
        ACTIVE,
        /** The order says the images are complete ({@code ORC-5} = CM): the quiet time need not be waited for. */
        COMPLETED,
        CANCELLED
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "ImagingOrder[" + accession + "]";
    }
}
