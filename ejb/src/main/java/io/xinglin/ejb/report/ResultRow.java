package io.xinglin.ejb.report;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.study.DicomUid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A model's result as it was, kept for good; superseded when the series was analysed again. */
@Entity
@Table(name = "imaging_result")
public class ResultRow {
    private static final int REASON_LENGTH = 400;

    @Id
    @Column(name = "result_uid")
    private String resultUid;

    @Column(name = "study_fk", updatable = false)
    private long study;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "report_fk", updatable = false)
    private ReportRow report;

    @Column(name = "series_uid", updatable = false)
    private String seriesUid;

    @Column(name = "model_id", updatable = false)
    private String modelId;

    @Column(name = "model_version", updatable = false)
    private String modelVersion;

    @Column(updatable = false)
    private String body;

    @Column(name = "heat_maps", updatable = false)
    private String heatMaps;

    @Column(name = "superseded")
    private boolean superseded;

    @Column(name = "review_reason")
    private String reviewReason;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected ResultRow() {}

    ResultRow(ReportRow report, ImagingResult result, String body, String heatMaps, Instant now) {
        this.resultUid = result.uid().value();
        this.study = report.study().id();
        this.report = report;
        this.seriesUid = result.seriesUid().value();
        this.modelId = result.algorithm().modelId();
        this.modelVersion = result.algorithm().version();
        this.reviewReason = "";
        this.body = body;
        this.heatMaps = heatMaps;
        this.createdAt = now;
    }

    DicomUid resultUid() {
        return new DicomUid(resultUid);
    }

    ReportRow report() {
        return report;
    }

    DicomUid seriesUid() {
        return new DicomUid(seriesUid);
    }

    String body() {
        return body;
    }

    String modelId() {
        return modelId;
    }

    /** Empty for a result kept before the column was there; then it is in the body. */
    String modelVersion() {
        return modelVersion;
    }

    /** Why a person has to look at it again; empty when nobody has to. */
    String reviewReason() {
        return reviewReason;
    }

    void review(String reason) {
        reviewReason = reason.substring(0, Math.min(reason.length(), REASON_LENGTH));
    }

    String heatMaps() {
        return heatMaps;
    }
}
