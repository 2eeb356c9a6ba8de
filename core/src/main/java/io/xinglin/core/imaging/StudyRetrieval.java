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

/** Port: asks a PACS what it has of a patient, and has it sent here (PS3.4 C, Study Root). Safe for use by many threads. */
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
     * What a PACS says it has; nothing of it is checked.
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
     * C-FIND at the level of studies.
     *
     * @throws io.xinglin.core.problem.ProblemException UNAVAILABLE when the PACS does not answer, UNSUPPORTED when it offers
     *     no query, CONFLICT for another failure status
     */
    List<Found> find(String callingAeTitle, DicomNetwork.Node pacs, Query query);

    /**
     * C-MOVE of one study; returns when the PACS says that it has sent all of it.
     *
     * @param destinationAeTitle where it sends to, an AE title it knows: this server's own
     * @param limit without a word from the PACS
     * @throws io.xinglin.core.problem.ProblemException as {@link #find}, and CONFLICT when part of it could not be sent
     */
    void fetch(
            String callingAeTitle, DicomNetwork.Node pacs, DicomUid study, String destinationAeTitle, Duration limit);
}
