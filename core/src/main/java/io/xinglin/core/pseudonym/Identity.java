package io.xinglin.core.pseudonym;

import io.xinglin.core.study.DicomUid;
import java.util.Objects;
import java.util.UUID;

/** What is not to leave the house: a patient's identifier, or a UID. */
public record Identity(Kind kind, String value) {
    private static final int LONGEST = 300;

    /** What it names; each kind has pseudonyms of its own form. */
    public enum Kind {
        PATIENT,
        UID
    }

    public Identity {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("an identity has 1 to " + LONGEST + " characters");
        }
    }

    public static Identity uid(String uid) {
        return new Identity(Kind.UID, uid);
    }

    /**
     * A patient as a DICOM object names them.
     *
     * @param patientId (0010,0020)
     * @param issuer (0010,0021); empty when absent
     */
    public static Identity patient(String patientId, String issuer) {
        return new Identity(Kind.PATIENT, patientId + "|" + issuer);
    }

    /** A new pseudonym of this kind, made of chance alone: nothing about the original can be worked out from it. */
    public String freshPseudonym() {
        UUID chance = UUID.randomUUID();
        return kind == Kind.UID
                ? DicomUid.ofUuid(chance).value()
                : "XL" + chance.toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "Identity[" + kind + "]";
    }
}
