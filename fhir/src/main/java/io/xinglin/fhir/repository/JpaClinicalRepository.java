package io.xinglin.fhir.repository;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.casefile.FinalCase;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.note.Note;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.report.Report;
import io.xinglin.fhir.mapping.AuditMapping;
import io.xinglin.fhir.mapping.CaseMapping;
import io.xinglin.fhir.mapping.NoteMapping;
import io.xinglin.fhir.mapping.OrderMapping;
import io.xinglin.fhir.mapping.PatientMapping;
import io.xinglin.fhir.mapping.ReportMapping;
import io.xinglin.fhir.mapping.Systems;
import io.xinglin.fhir.mapping.TransactionDraft;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes what the product knows as one FHIR transaction for each call.
 *
 * <p>What another system wrote under the same identifier stays its own: an existing ServiceRequest or DocumentReference
 * of an API client is referred to, not overwritten; of a Patient only the fields the product knows are changed, of an
 * Encounter only the diagnoses that coders confirmed. Calls about the same patient go one after the other within this server; between servers HAPI's unique search URLs hold.
 */
public final class JpaClinicalRepository implements ClinicalRepository {
    private final FhirStore store;
    private final StoredStays stays;
    private final NamedLocks locks = new NamedLocks();

    public JpaClinicalRepository(FhirStore store) {
        this.store = store;
        this.stays = new StoredStays(store);
    }

    @Override
    public void savePatient(Patient patient) {
        locks.holding(patient.identifier(), () -> {
            var draft = new TransactionDraft();
            var known = stored(patient.identifier()).orElseGet(org.hl7.fhir.r4.model.Patient::new);
            draft.update(PatientMapping.overlay(known, patient), Systems.patient(patient.identifier()));
            store.commit(draft);
        });
    }

    @Override
    public void mergePatients(PatientIdentifier surviving, PatientIdentifier obsolete) {
        locks.holding(obsolete, () -> {
            var draft = new TransactionDraft();
            Reference target = draft.create(PatientMapping.identified(surviving), Systems.patient(surviving));
            var known = stored(obsolete).orElseGet(org.hl7.fhir.r4.model.Patient::new);
            draft.update(PatientMapping.replaced(known, obsolete, target), Systems.patient(obsolete));
            store.commit(draft);
        });
    }

    private Optional<org.hl7.fhir.r4.model.Patient> stored(PatientIdentifier identifier) {
        return store.find(org.hl7.fhir.r4.model.Patient.class, Systems.patient(identifier));
    }

    @Override
    public void saveOrder(ImagingOrder order) {
        locks.holding(order.patient().identifier(), () -> {
            var draft = new TransactionDraft();
            OrderMapping.add(draft, order);
            store.commit(draft);
        });
    }

    @Override
    public void saveReport(Report report) {
        locks.holding(report.patient().identifier(), () -> {
            int storedVersion = store.find(DiagnosticReport.class, ReportMapping.key(report.id()))
                    .map(ReportMapping::version)
                    .orElse(0);
            if (storedVersion <= report.version()) {
                var draft = new TransactionDraft();
                ReportMapping.add(draft, report);
                store.commit(draft);
            }
        });
    }

    @Override
    public void saveNote(Note note, CorrectedFacts facts) {
        locks.holding(note.patient().identifier(), () -> {
            var draft = new TransactionDraft();
            NoteMapping.add(draft, note, facts);
            new FormerFacts(store).withdraw(draft, note.id());
            store.commit(draft);
        });
    }

    @Override
    public void saveCase(FinalCase closed) {
        locks.holding(closed.note().patient().identifier(), () -> {
            var draft = new TransactionDraft();
            Encounter stay = stays.of(closed.note()).orElse(null);
            CaseMapping.add(draft, closed, stay, stay == null ? List.of() : stays.coded(stay));
            store.commit(draft);
        });
    }

    @Override
    public void saveAudit(AuditEntry entry) {
        var draft = new TransactionDraft();
        draft.put(AuditMapping.event(entry));
        store.commit(draft);
    }
}
