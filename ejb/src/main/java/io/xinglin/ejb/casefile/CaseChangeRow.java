package io.xinglin.ejb.casefile;

import io.xinglin.core.casefile.CaseDesk;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a coder said of a case; rows are never changed. */
@Entity
@Table(name = "coded_case_change")
public class CaseChangeRow {
    /** Note and number. */
    @Id
    private String id;

    @Column(name = "note_id")
    private String noteId;

    @Column(name = "number")
    private int number;

    @Column(name = "text_sha256")
    private String textSha256;

    @Column(name = "changed_by")
    private String by;

    @Column(name = "changed_at")
    private Instant at;

    private String kind;

    @Column(name = "stood_before")
    private String before;

    @Column(name = "stands_after")
    private String after;

    protected CaseChangeRow() {}

    CaseChangeRow(String noteId, String textSha256, CaseDesk.Change change) {
        id = noteId + '#' + change.number();
        this.noteId = noteId;
        this.textSha256 = textSha256;
        number = change.number();
        by = change.by();
        at = change.at();
        kind = change.kind();
        before = change.before();
        after = change.after();
    }

    CaseDesk.Change change() {
        return new CaseDesk.Change(number, by, at, kind, before, after);
    }
}
