package io.xinglin.core.fhir;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.casefile.FinalCase;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.note.Note;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.report.Report;

/**
 * Port: the FHIR R4 repository in domain terms. Each call is one FHIR transaction of conditional creates and updates
 * keyed by business identifiers, so a repeat changes nothing. Implemented by {@code fhir}, which offers it through
 * {@link io.xinglin.core.PortRegistry}; callers go through the outbox. Safe for use by many threads.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#ccreate">FHIR R4 conditional create</a>
 */
public interface ClinicalRepository {
    /** Patient (update). */
    void savePatient(Patient patient);

    /** HL7 A40: {@code obsolete} is replaced by {@code surviving} ({@code Patient.link}). */
    void mergePatients(PatientIdentifier surviving, PatientIdentifier obsolete);

    /** Patient, Encounter, ServiceRequest. */
    void saveOrder(ImagingOrder order);

    /** Patient, ImagingStudy, Device, Observations, DiagnosticReport, Provenance; status and text as in {@code report}. */
    void saveReport(Report report);

    /**
     * DocumentReference and the Condition / Observation / MedicationStatement / Procedure / FamilyMemberHistory facts with
     * offsets, as people corrected them: a fact that was taken out is entered-in-error, and a Provenance for each correction says
     * who made it and when.
     */
    void saveNote(Note note, CorrectedFacts facts);

    /**
     * Patient, Encounter, the Observation of the group with its path and codes, the diagnoses as Conditions that
     * {@code Encounter.diagnosis} ranks, and the Provenance of the closing. Without an encounter here the diagnoses are told by
     * the Observation alone.
     */
    void saveCase(FinalCase closed);

    /** AuditEvent. */
    void saveAudit(AuditEntry entry);
}
