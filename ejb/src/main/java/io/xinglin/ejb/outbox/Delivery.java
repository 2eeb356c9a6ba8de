package io.xinglin.ejb.outbox;

import java.util.Objects;

/**
 * Something that has to go to one destination.
 *
 * @param id row id; 0 before it is enqueued. Stable over repeats, so it names the message at the receiver
 * @param destination {@code FHIR}, {@code FHIR-AUDIT}, {@code HL7:<name>}, {@code PACS:<name>}
 * @param kind what it is, see {@link Kinds}
 * @param subjectKey the record it is about, e.g. a report id: deliveries of one subject keep their order
 * @param version of the subject; 0 where it has none
 * @param payload text, or empty when the subject is loaded by its key
 */
public record Delivery(long id, String destination, String kind, String subjectKey, int version, String payload) {
    public Delivery {
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subjectKey, "subjectKey");
        payload = Objects.requireNonNullElse(payload, "");
    }

    /** A new delivery by reference. */
    public static Delivery of(String destination, String kind, String subjectKey, int version) {
        return new Delivery(0, destination, kind, subjectKey, version, "");
    }

    /** Safe for logs: the subject key may be a patient's. */
    @Override
    public String toString() {
        return "Delivery[" + id + " " + kind + " to " + destination + "]";
    }
}
