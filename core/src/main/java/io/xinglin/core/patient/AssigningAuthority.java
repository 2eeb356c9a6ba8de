package io.xinglin.core.patient;

import java.util.Objects;

/**
 * Who issued an identifier: HL7 v2 {@code CX.4}, DICOM Issuer of Patient ID (0010,0021), FHIR
 * {@code Identifier.system} (as {@code urn:xinglin:authority:NAMESPACE}).
 */
public record AssigningAuthority(String namespaceId) {
    /** The authority of identifiers that name none: the hospital itself. */
    public static final AssigningAuthority HOSPITAL = new AssigningAuthority("HOSPITAL");

    public AssigningAuthority {
        namespaceId = Objects.requireNonNull(namespaceId, "namespaceId").strip();
        if (namespaceId.isEmpty()) {
            throw new IllegalArgumentException("assigning authority is blank");
        }
    }

    /** The named authority, or the hospital where {@code namespaceId} is null or blank. */
    public static AssigningAuthority ofNullable(String namespaceId) {
        return namespaceId == null || namespaceId.isBlank() ? HOSPITAL : new AssigningAuthority(namespaceId);
    }
}
