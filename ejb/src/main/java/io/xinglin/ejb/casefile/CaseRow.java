package io.xinglin.ejb.casefile;

import io.xinglin.core.casefile.CaseDesk;
import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.FinalCase;
import io.xinglin.core.drg.DipGroup;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.note.Note;
import io.xinglin.ejb.report.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A case a coder has touched. One nobody has touched has no row: it is proposed anew whenever it is opened. */
@Entity
@Table(name = "coded_case")
public class CaseRow {
    /** The group a case was closed with. */
    record Closing(Grouping grouping, String ruleset, String weights, DipGroup dip) {}

    @Id
    @Column(name = "note_id")
    private String noteId;

    @Column(name = "text_sha256")
    private String textSha256;

    private int revision;

    @Enumerated(EnumType.STRING)
    private CaseDesk.State state;

    @SuppressWarnings("UnusedVariable") // the list reads it by query
    private String drg;

    private String content;

    private String closing;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected CaseRow() {}

    CaseRow(String noteId) {
        this.noteId = noteId;
    }

    /** The case as it is now; counts the revision up. */
    void change(String sha256, CodedCase coded, String group, String by, Instant at) {
        textSha256 = sha256;
        revision++;
        state = CaseDesk.State.CHANGED;
        drg = group;
        content = Json.write(coded);
        closing = null;
        changedBy = by;
        changedAt = at;
    }

    /** The case as it is, closed with this group. */
    void close(String sha256, CodedCase coded, Closing with, String by, Instant at) {
        change(sha256, coded, with.grouping().drg(), by, at);
        state = CaseDesk.State.FINAL;
        closing = Json.write(with);
    }

    boolean isOf(String sha256) {
        return textSha256.equals(sha256);
    }

    int revision() {
        return revision;
    }

    CaseDesk.State state() {
        return state;
    }

    CodedCase coded() {
        return Json.read(content, CodedCase.class);
    }

    /** For publishing; only of a closed case. */
    FinalCase closed(Note note) {
        Closing with = Json.read(closing, Closing.class);
        return new FinalCase(
                note, coded(), with.grouping(), with.ruleset(), with.weights(), with.dip(), changedBy, changedAt);
    }
}
