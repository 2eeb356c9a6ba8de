package io.xinglin.core.patient;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A patient as orders, images and notes name one.
 *
 * @param identifier the identifier this hospital files the patient under
 * @param name full name in one string as written (HL7 {@code PID-5} family+given, DICOM (0010,0010) ideographic group
 *     first); empty when unknown
 * @param birthDate null when unknown
 */
public record Patient(PatientIdentifier identifier, String name, Sex sex, LocalDate birthDate) {
    public Patient {
        Objects.requireNonNull(identifier, "identifier");
        name = Objects.requireNonNullElse(name, "").strip();
        sex = Objects.requireNonNullElse(sex, Sex.UNKNOWN);
    }

    public Optional<LocalDate> birth() {
        return Optional.ofNullable(birthDate);
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "Patient[" + identifier + "]";
    }
}
