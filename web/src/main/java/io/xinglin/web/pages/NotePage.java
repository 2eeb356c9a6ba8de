package io.xinglin.web.pages;

import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteDesk;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.storage.StorageWatermark;
import io.xinglin.web.Ports;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** A note is typed or pasted; its sections, mentions and record are shown beside it. */
@Named
@ViewScoped
public class NotePage implements Serializable {
    private static final int RECENT = 50;

    @Inject
    private transient Messages messages;

    @Inject
    private transient Person person;

    private String id;
    private String patientId = "";
    private String typeName = "";
    private String text = "";
    private transient NoteDesk.AnnotatedNote annotated;

    /** Opens the note named in the address, if one is. */
    public void open() {
        if (id == null || id.isBlank()) {
            return;
        }
        try {
            annotated = Ports.require(NoteDesk.class)
                    .open(person.getName(), id)
                    .orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "no such note"));
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    /** Keeps the note and shows what was found in it. */
    public String submit() {
        try {
            var patient =
                    new Patient(new PatientIdentifier(patientId, AssigningAuthority.HOSPITAL), "", Sex.UNKNOWN, null);
            var note = new Note(
                    UUID.randomUUID().toString(),
                    patient,
                    "",
                    typeName,
                    Clock.systemUTC().instant(),
                    text);
            Ports.require(StorageWatermark.class).requireSpace();
            var kept = Ports.require(NoteDesk.class).submit(person.getName(), note);
            return "/note.xhtml?faces-redirect=true&id=" + kept.note().id();
        } catch (ProblemException e) {
            messages.problem(e);
        } catch (IllegalArgumentException e) {
            messages.problem(new ProblemException(Category.INVALID, "patient id is missing", e));
        }
        return null;
    }

    public List<NoteDesk.NoteItem> getRecent() {
        return Ports.require(NoteDesk.class).recent(RECENT);
    }

    public NoteFacts getFacts() {
        return annotated == null ? null : annotated.facts();
    }

    /** The text of the note that is open; empty when none is. */
    public String getNoteText() {
        return annotated == null ? "" : annotated.note().text();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getPatientId() {
        return patientId;
    }

    public void setPatientId(String patientId) {
        this.patientId = patientId;
    }

    public String getTypeName() {
        return typeName;
    }

    public void setTypeName(String typeName) {
        this.typeName = typeName;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
