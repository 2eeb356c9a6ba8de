package io.xinglin.core.imaging;

import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.study.DicomUid;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Port: asks an archive what it has of a patient, and has it brought here; by C-FIND and C-MOVE (PS3.4 C) or by QIDO-RS and WADO-RS
 * (PS3.18 section 10). Safe for use by many threads.
 */
public interface StudyRetrieval {
    /**
     * Studies of one patient.
     *
     * @param from first day
     * @param to last day
     * @param modality one of its series is of it; empty for any
     */
    record Query(PatientIdentifier patient, LocalDate from, LocalDate to, String modality) {
        public Query {
            Objects.requireNonNull(patient, "patient");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * What an archive says it has; nothing of it is checked.
     *
     * @param patient null when the answer names none
     * @param issuerNamed whether the answer names who issued the patient's identifier
     * @param date null when it says none
     * @param modalities empty when it says none
     */
    record Found(
            DicomUid studyUid,
            Patient patient,
            boolean issuerNamed,
            LocalDate date,
            Set<String> modalities,
            String description) {
        public Found {
            Objects.requireNonNull(studyUid, "studyUid");
            modalities = Set.copyOf(modalities);
            description = Objects.requireNonNullElse(description, "");
        }

        public Optional<Patient> patientIfNamed() {
            return Optional.ofNullable(patient);
        }

        /** Safe for logs. */
        @Override
        public String toString() {
            return "Found[" + studyUid + "]";
        }
    }

    /**
     * Asks for studies.
     *
     * @throws io.xinglin.core.problem.ProblemException UNAVAILABLE when the archive does not answer, UNSUPPORTED when it offers
     *     no query, FORBIDDEN when it does not let this server ask, INVALID for an answer that breaks the standard, CONFLICT for another
     *     failure status
     */
    List<Found> find(Query query);

    /**
     * Has one study brought here; returns when all of it has come by {@link io.xinglin.core.study.InstanceIntake}.
     *
     * @param modalities of the series that are wanted; an archive that sends whole studies sends the others as well
     * @param limit without a word from the archive
     * @throws io.xinglin.core.problem.ProblemException as {@link #find}, TOO_LARGE beyond what is configured, and CONFLICT when part of it
     *     could not be sent or is refused here
     */
    void fetch(DicomUid study, Set<String> modalities, Duration limit);
}
