package io.xinglin.core.note;

import io.xinglin.core.patient.Patient;
import java.time.Instant;
import java.util.Objects;

/**
 * A medical note as it arrived.
 *
 * @param id stable identifier (HL7 {@code TXA-12}, FHIR {@code DocumentReference.masterIdentifier}, else a UUID)
 * @param typeName document type as named by the sender, e.g. 入院记录; empty when unknown
 * @param text the original text; every offset indexes into it
 */
public record Note(String id, Patient patient, String visitNumber, String typeName, Instant writtenAt, String text) {
    public Note {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(writtenAt, "writtenAt");
        Objects.requireNonNull(text, "text");
        visitNumber = Objects.requireNonNullElse(visitNumber, "");
        typeName = Objects.requireNonNullElse(typeName, "");
    }

    @Override
    public String toString() {
        return "Note[" + id + "]";
    }
}
