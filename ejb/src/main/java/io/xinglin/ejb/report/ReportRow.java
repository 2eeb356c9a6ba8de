package io.xinglin.ejb.report;

import io.xinglin.core.imaging.Severity;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.ejb.archive.StudyRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A report on a study. Every change counts the version up. */
@Entity
@Table(name = "report")
public class ReportRow {
    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "study_fk", updatable = false)
    private StudyRow study;

    @Column(updatable = false)
    private int sequence;

    private int version;

    @Column(name = "delivered_version")
    private int deliveredVersion;

    @Enumerated(EnumType.STRING)
    private ReportStatus status;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    @Column(name = "severity_rank")
    private int severityRank;

    private String headline;

    @Column(name = "order_accession")
    private String orderAccession;

    private boolean withheld;

    private boolean edited;

    private boolean review;

    @Column(name = "findings_text")
    private String findingsText;

    @Column(name = "impression_text")
    private String impressionText;

    @Column(name = "signed_by")
    private String signedBy;

    @Column(name = "issued_at")
    private Instant issuedAt;

    protected ReportRow() {}

    /** Version 0: nobody sees it before its first draft. */
    ReportRow(String id, StudyRow study, int sequence, Instant now) {
        this.id = id;
        this.study = study;
        this.sequence = sequence;
        this.status = ReportStatus.PRELIMINARY;
        this.severity = Severity.NONE;
        this.severityRank = rank(Severity.NONE);
        this.headline = "";
        this.issuedAt = now;
        this.findingsText = "";
        this.impressionText = "";
        this.signedBy = "";
    }

    /** The draft after a new result. */
    void draft(ReportDraft draft, Instant now) {
        severity = draft.severity();
        severityRank = rank(draft.severity());
        headline = draft.headline();
        findingsText = draft.findingsText();
        impressionText = draft.impressionText();
        changed(now);
    }

    /** Whose order it answers, and whether it may leave for EMR and engines. Returns whether that is news. */
    boolean link(String accession, boolean hold) {
        boolean news = hold != withheld || !Objects.equals(accession, orderAccession);
        orderAccession = accession;
        withheld = hold;
        return news;
    }

    /**
     * One of its results is, or is no longer, of a withdrawn model version. Text, status and time stay as they are; the
     * version counts up, so that what is delivered now replaces what was.
     */
    void review(boolean wanted) {
        review = wanted;
        version++;
    }

    /** The same beside a draft, which counts for itself. */
    void drafted(boolean toReview) {
        review = toReview;
    }

    boolean toReview() {
        return review;
    }

    void relinked(Instant now) {
        changed(now);
    }

    void amend(String findings, String impression, Instant now) {
        edited = edited || !findings.equals(findingsText) || !impression.equals(impressionText);
        findingsText = findings;
        impressionText = impression;
        changed(now);
    }

    void sign(String user) {
        status = ReportStatus.FINAL;
        signedBy = user;
    }

    /** The work list's order. */
    private static int rank(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0;
            case HIGH -> 1;
            case MODERATE -> 2;
            case LOW -> 3;
            case NONE -> 4;
        };
    }

    private void changed(Instant now) {
        version++;
        issuedAt = now;
    }

    /** Deliveries of this version were queued. */
    void delivered() {
        deliveredVersion = version;
    }

    boolean signed() {
        return status != ReportStatus.PRELIMINARY;
    }

    String id() {
        return id;
    }

    StudyRow study() {
        return study;
    }

    int sequence() {
        return sequence;
    }

    int version() {
        return version;
    }

    int deliveredVersion() {
        return deliveredVersion;
    }

    ReportStatus status() {
        return status;
    }

    Severity severity() {
        return severity;
    }

    String headline() {
        return headline;
    }

    Optional<String> orderAccession() {
        return Optional.ofNullable(orderAccession);
    }

    boolean withheld() {
        return withheld;
    }

    boolean edited() {
        return edited;
    }

    String findingsText() {
        return findingsText;
    }

    String impressionText() {
        return impressionText;
    }

    String signedBy() {
        return signedBy;
    }

    Instant issuedAt() {
        return issuedAt;
    }
}
