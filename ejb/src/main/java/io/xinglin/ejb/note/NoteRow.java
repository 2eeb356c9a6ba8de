package io.xinglin.ejb.note;

import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.ejb.report.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A note and what was found in it. */
@Entity
@Table(name = "note")
public class NoteRow {
    @Id
    private String id;

    @Column(name = "patient_id")
    private String patientId;

    @Column(name = "patient_authority")
    private String patientAuthority;

    @Column(name = "patient_name")
    private String patientName;

    @Column(name = "patient_sex")
    private String patientSex;

    @Column(name = "patient_birth")
    private LocalDate patientBirth;

    @Column(name = "visit_number")
    private String visitNumber;

    @Column(name = "type_name")
    private String typeName;

    @Column(name = "written_at")
    private Instant writtenAt;

    @Column(name = "received_at")
    private Instant receivedAt;

    private int version;

    @Column(name = "text_sha256")
    private String textSha256;

    private String text;

    @Column(name = "engine")
    private String engine;

    @Column(name = "mentions")
    private int mentions;

    private String facts;

    protected NoteRow() {}

    NoteRow(String id) {
        this.id = id;
    }

    /** The note as it is now; counts the version up. */
    void keep(Note note, String sha256, NoteFacts found, Instant now) {
        patientId = note.patient().identifier().value();
        patientAuthority = note.patient().identifier().authority().namespaceId();
        patientName = note.patient().name();
        patientSex = note.patient().sex().code();
        patientBirth = note.patient().birthDate();
        visitNumber = note.visitNumber();
        typeName = note.typeName();
        writtenAt = note.writtenAt();
        receivedAt = now;
        version++;
        textSha256 = sha256;
        text = note.text();
        engine = found.engine();
        mentions = found.mentions().size();
        facts = Json.write(found);
    }

    /** People corrected what was found, so that so many mentions stand; counts the version up, the findings stay. */
    void corrected(int standing) {
        version++;
        standing(standing);
    }

    /** How many mentions stand, for the list of notes. */
    void standing(int count) {
        mentions = count;
    }

    Note note() {
        var identifier = new PatientIdentifier(patientId, AssigningAuthority.ofNullable(patientAuthority));
        var patient = new Patient(identifier, patientName, Sex.of(patientSex), patientBirth);
        return new Note(id, patient, visitNumber, typeName, writtenAt, text);
    }

    /** What the engine found. */
    NoteFacts found() {
        return Json.read(facts, NoteFacts.class);
    }

    boolean belongsTo(Patient patient) {
        return patientId.equals(patient.identifier().value())
                && patientAuthority.equals(patient.identifier().authority().namespaceId());
    }

    boolean hasText(String sha256) {
        return textSha256.equals(sha256);
    }

    String textSha256() {
        return textSha256;
    }

    int version() {
        return version;
    }
}
