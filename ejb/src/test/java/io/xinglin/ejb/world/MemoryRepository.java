package io.xinglin.ejb.world;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.casefile.FinalCase;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.note.Note;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.report.Report;
import java.util.ArrayList;
import java.util.List;

/** {@link ClinicalRepository} in memory: remembers what it was told. */
public final class MemoryRepository implements ClinicalRepository {
    private final List<Report> reports = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<CorrectedFacts> facts = new ArrayList<>();
    private final List<FinalCase> cases = new ArrayList<>();

    public List<Report> reports() {
        return reports;
    }

    public List<Note> notes() {
        return notes;
    }

    /** Of the notes, in the same order. */
    public List<CorrectedFacts> facts() {
        return facts;
    }

    public List<FinalCase> cases() {
        return cases;
    }

    @Override
    public void saveCase(FinalCase closed) {
        cases.add(closed);
    }

    @Override
    public void savePatient(Patient patient) {}

    @Override
    public void mergePatients(PatientIdentifier surviving, PatientIdentifier obsolete) {}

    @Override
    public void saveOrder(ImagingOrder order) {}

    @Override
    public void saveReport(Report report) {
        reports.add(report);
    }

    @Override
    public void saveNote(Note note, CorrectedFacts now) {
        notes.add(note);
        facts.add(now);
    }

    @Override
    public void saveAudit(AuditEntry entry) {}
}
