package io.xinglin.ejb.prior;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.report.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** What a model found in a fetched study: compared with, never reported. Pictures are left out. */
@Entity
@Table(name = "prior_result")
public class PriorResultRow {
    @Id
    @Column(name = "result_uid")
    private String resultUid;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "study_fk", updatable = false)
    private StudyRow study;

    @Column(name = "series_uid", updatable = false)
    private String seriesUid;

    @Column(name = "model_id", updatable = false)
    private String modelId;

    @Column(name = "model_version", updatable = false)
    private String modelVersion;

    @Column(updatable = false)
    private String body;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected PriorResultRow() {}

    PriorResultRow(StudyRow study, ImagingResult result, Instant now) {
        this.resultUid = result.uid().value();
        this.study = study;
        this.seriesUid = result.seriesUid().value();
        this.modelId = result.algorithm().modelId();
        this.modelVersion = result.algorithm().version();
        this.body = Json.write(result.withPictures(List.of(), result.regions()));
        this.createdAt = now;
    }

    StudyRow study() {
        return study;
    }

    String seriesUid() {
        return seriesUid;
    }

    ImagingResult result() {
        return Json.read(body, ImagingResult.class);
    }
}
