package io.xinglin.ejb.correction;

import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.Correction;
import io.xinglin.ejb.report.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A correction; its change as JSON under the name of its kind. */
@Entity
@Table(name = "note_correction")
public class CorrectionRow {
    @Id
    private String id;

    /** Counts up, so that corrections of one instant keep their order. */
    @Column(name = "number")
    private long number;

    @Column(name = "note_id")
    private String noteId;

    @Column(name = "text_sha256")
    private String textSha256;

    private String engine;

    @Column(name = "model_sha256")
    private String modelSha256;

    @Column(name = "corrected_by")
    private String by;

    @Column(name = "corrected_at")
    private Instant at;

    private String kind;

    private String change;

    protected CorrectionRow() {}

    CorrectionRow(Correction correction, long number) {
        id = correction.id();
        this.number = number;
        noteId = correction.noteId();
        textSha256 = correction.textSha256();
        engine = correction.engine();
        modelSha256 = correction.modelSha256();
        by = correction.by();
        at = correction.at();
        kind = correction.change().getClass().getSimpleName();
        change = Json.write(correction.change());
    }

    Correction correction() {
        return new Correction(id, noteId, textSha256, engine, modelSha256, by, at, change());
    }

    private Change change() {
        for (Class<?> type : Change.class.getPermittedSubclasses()) {
            if (type.getSimpleName().equals(kind)) {
                return Json.read(change, type.asSubclass(Change.class));
            }
        }
        throw new IllegalStateException("a kept correction of an unknown kind: " + kind);
    }
}
