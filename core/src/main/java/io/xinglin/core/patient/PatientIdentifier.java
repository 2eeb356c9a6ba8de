package io.xinglin.core.patient;

import java.util.Objects;

/**
 * A patient identifier and the authority that issued it.
 *
 * <p>Two hospitals may issue the same number, so the value alone never identifies a patient. Carries HL7 v2
 * {@code PID-3.1} with {@code PID-3.4}, DICOM (0010,0020) with (0010,0021).
 */
public record PatientIdentifier(String value, AssigningAuthority authority) {
    public PatientIdentifier {
        Objects.requireNonNull(authority, "authority");
        value = Objects.requireNonNull(value, "value").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("patient identifier value is blank");
        }
    }

    /** Safe for logs: names the authority, never the value. */
    @Override
    public String toString() {
        return "PatientIdentifier[***@" + authority.namespaceId() + "]";
    }
}
