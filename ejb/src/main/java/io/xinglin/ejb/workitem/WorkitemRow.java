package io.xinglin.ejb.workitem;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.WorkitemState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A unified procedure step: its data set, and the columns it is found by. Changed under its lock alone. */
@Entity
@Table(name = "workitem")
public class WorkitemRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "workitem_uid", updatable = false)
    private String uid;

    @Enumerated(EnumType.STRING)
    private WorkitemState state;

    @Column(name = "transaction_uid")
    private String transactionUid;

    @Column(name = "label")
    private String label;

    @Column(name = "worklist")
    private String worklist;

    @Column(name = "priority")
    private String priority;

    @Column(name = "readiness")
    private String readiness;

    @Column(name = "patient_id")
    private String patientId;

    @Column(name = "accession_number")
    private String accessionNumber;

    @Column(name = "work_code")
    private String workCode;

    @Column(name = "model_id", updatable = false)
    private String modelId;

    @Column(name = "study_uid", updatable = false)
    private String studyUid;

    @Column(name = "series_uid", updatable = false)
    private String seriesUid;

    @Column(name = "result_uid")
    private String resultUid;

    @Column(name = "scheduled_at")
    private Instant scheduledAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    private String body;

    protected WorkitemRow() {}

    WorkitemRow(DicomUid uid, ModelRequest request, DataSet created, Instant now) {
        this.uid = uid.value();
        this.state = WorkitemState.SCHEDULED;
        this.modelId = request.modelId();
        this.studyUid = request.studyUid();
        this.seriesUid = request.seriesUid();
        keep(created, now);
    }

    /** The data set and what it is found by, as changed now. */
    final void keep(DataSet changed, Instant now) {
        modifiedAt = now;
        changed.set(Tags.STATE, "CS", state.term()).set(Tags.MODIFIED, "DT", Times.text(now));
        scheduledAt = Times.instant(changed.text(Tags.SCHEDULED_START));
        label = fit(changed.text(Tags.LABEL), 64);
        worklist = fit(changed.text(Tags.WORKLIST_LABEL), 64);
        priority = fit(changed.text(Tags.PRIORITY), 16);
        readiness = fit(changed.text(Tags.INPUT_READINESS), 16);
        patientId = fit(changed.text(Tags.PATIENT_ID), 64);
        accessionNumber = fit(changed.item(Tags.REFERENCED_REQUEST).text(Tags.ACCESSION_NUMBER), 64);
        workCode = fit(WorkitemContent.codeValue(changed.item(Tags.SCHEDULED_WORKITEM_CODE)), 100);
        body = changed.write();
    }

    /** Somebody claims it; the Transaction UID is the lock from then on. */
    void claim(String transaction) {
        state = WorkitemState.IN_PROGRESS;
        transactionUid = transaction;
    }

    void end(WorkitemState last) {
        state = last;
    }

    /** The job that does it. */
    void doneBy(DicomUid result) {
        resultUid = result.value();
    }

    private static String fit(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    DicomUid uid() {
        return new DicomUid(uid);
    }

    WorkitemState state() {
        return state;
    }

    Optional<String> transactionUid() {
        return Optional.ofNullable(transactionUid);
    }

    /** Whether this server performs it. */
    boolean ours() {
        return !modelId.isEmpty();
    }

    Optional<DicomUid> resultUid() {
        return Optional.ofNullable(resultUid).map(DicomUid::new);
    }

    String modelId() {
        return modelId;
    }

    String seriesUid() {
        return seriesUid;
    }

    DataSet dataSet() {
        return DataSet.kept(body);
    }
}
