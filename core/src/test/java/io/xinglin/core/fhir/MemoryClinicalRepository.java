package io.xinglin.core.fhir;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.casefile.FinalCase;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.Note;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.report.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A {@link ClinicalRepository} in memory for tests, held to the same contract as the real one. */
public final class MemoryClinicalRepository implements ClinicalRepository, ClinicalRepositoryContract.Holdings {
    private record SavedNote(Note note, CorrectedFacts facts) {}

    private final Map<PatientIdentifier, Patient> patients = new HashMap<>();
    private final Map<PatientIdentifier, PatientIdentifier> replaced = new HashMap<>();
    private final Map<String, ImagingOrder> orders = new HashMap<>();
    private final Map<String, Report> reports = new HashMap<>();
    private final Map<String, SavedNote> notes = new HashMap<>();
    private final Map<String, FinalCase> cases = new HashMap<>();
    private final Map<String, AuditEntry> audit = new HashMap<>();
    private long writes;

    private <K, V> void put(Map<K, V> map, K key, V value) {
        if (!Objects.equals(map.put(key, value), value)) {
            writes++;
        }
    }

    private void ensure(Patient patient) {
        if (!patients.containsKey(patient.identifier())) {
            put(patients, patient.identifier(), patient);
        }
    }

    @Override
    public synchronized void savePatient(Patient patient) {
        put(patients, patient.identifier(), patient);
    }

    @Override
    public synchronized void mergePatients(PatientIdentifier surviving, PatientIdentifier obsolete) {
        ensure(new Patient(surviving, "", null, null));
        ensure(new Patient(obsolete, "", null, null));
        put(replaced, obsolete, surviving);
    }

    @Override
    public synchronized void saveOrder(ImagingOrder order) {
        ensure(order.patient());
        put(orders, order.accession().value(), order);
    }

    @Override
    public synchronized void saveReport(Report report) {
        Report known = reports.get(report.id());
        if (known == null || known.version() <= report.version()) {
            ensure(report.patient());
            report.order().ifPresent(this::saveOrder);
            put(reports, report.id(), report);
        }
    }

    @Override
    public synchronized void saveNote(Note note, CorrectedFacts facts) {
        ensure(note.patient());
        put(notes, note.id(), new SavedNote(note, facts));
    }

    @Override
    public synchronized void saveCase(FinalCase closed) {
        ensure(closed.note().patient());
        put(cases, closed.note().id() + closed.ruleset(), closed);
    }

    @Override
    public synchronized Optional<String> group(String noteId, String ruleset) {
        return Optional.ofNullable(cases.get(noteId + ruleset))
                .map(closed -> closed.grouping().drg());
    }

    @Override
    public synchronized List<String> diagnoses(String visitNumber) {
        return cases.values().stream()
                .filter(closed -> closed.note().visitNumber().equals(visitNumber))
                .flatMap(closed -> closed.coded().diagnoses().stream())
                .map(item -> item.code().value())
                .toList();
    }

    @Override
    public synchronized void saveAudit(AuditEntry entry) {
        put(audit, entry.id(), entry);
    }

    @Override
    public synchronized long writes() {
        return writes;
    }

    @Override
    public synchronized Optional<ClinicalRepositoryContract.StoredPatient> patient(PatientIdentifier identifier) {
        return Optional.ofNullable(patients.get(identifier))
                .map(patient -> new ClinicalRepositoryContract.StoredPatient(
                        patient.name(),
                        !replaced.containsKey(identifier),
                        Optional.ofNullable(replaced.get(identifier))));
    }

    @Override
    public synchronized Optional<ClinicalRepositoryContract.StoredReport> report(String reportId) {
        return Optional.ofNullable(reports.get(reportId))
                .map(report -> new ClinicalRepositoryContract.StoredReport(
                        report.status(),
                        report.impressionText(),
                        report.results().stream()
                                .mapToInt(result -> result.findings().size())
                                .sum(),
                        report.order().map(order -> order.accession().value())));
    }

    @Override
    public synchronized Optional<PatientIdentifier> orderedFor(String accession) {
        return Optional.ofNullable(orders.get(accession))
                .map(order -> order.patient().identifier());
    }

    @Override
    public synchronized Set<String> facts(String noteId) {
        return notes.get(noteId).facts().facts().mentions().stream()
                .map(Mention::text)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Set<String> withdrawn(String noteId) {
        return notes.get(noteId).facts().withdrawn().stream()
                .map(Mention::text)
                .filter(words -> !facts(noteId).contains(words))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Optional<String> correctedBy(String correctionId) {
        return notes.values().stream()
                .flatMap(saved -> saved.facts().traces().stream())
                .map(CorrectedFacts.Trace::correction)
                .filter(correction -> correction.id().equals(correctionId))
                .map(Correction::by)
                .findFirst();
    }

    @Override
    public synchronized boolean audited(String entryId) {
        return audit.containsKey(entryId);
    }
}
