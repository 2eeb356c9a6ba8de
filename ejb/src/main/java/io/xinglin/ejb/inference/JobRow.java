package io.xinglin.ejb.inference;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.job.JobDesk;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** One model's run over one series with one content. Its result UID names all three, so the same work is never done twice. */
@Entity
@Table(name = "inference_job")
public class JobRow {
    private static final int PROBLEM_LENGTH = 400;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "result_uid", updatable = false)
    private String resultUid;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "study_fk", updatable = false)
    private StudyRow study;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "series_fk", updatable = false)
    private SeriesRow series;

    @Column(name = "model_id", updatable = false)
    private String modelId;

    @Column(name = "model_version", updatable = false)
    private String modelVersion;

    @Column(name = "urgency")
    private int urgency;

    @Enumerated(EnumType.STRING)
    private JobDesk.State state;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "claimed_by")
    private String claimedBy;

    @Column(name = "last_problem")
    private String lastProblem;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(updatable = false)
    private boolean quiet;

    protected JobRow() {}

    JobRow(DicomUid resultUid, SeriesRow series, AlgorithmIdentification model, int urgency, Instant now) {
        this.resultUid = resultUid.value();
        this.study = series.study();
        this.series = series;
        this.modelId = model.modelId();
        this.modelVersion = model.version();
        this.urgency = urgency;
        this.state = JobDesk.State.QUEUED;
        this.nextAttemptAt = now;
        this.lastProblem = "";
        this.createdAt = now;
    }

    /** For comparison alone: nothing it finds is reported. */
    JobRow quietly() {
        quiet = true;
        return this;
    }

    /** Waits for something else until then, at the latest. */
    JobRow notBefore(Instant at) {
        nextAttemptAt = at;
        return this;
    }

    /** Back into the queue after a failure. */
    void queueAgain(Instant at, Problem problem) {
        state = JobDesk.State.QUEUED;
        claimedBy = null;
        sentAt = null;
        nextAttemptAt = at;
        note(problem.message());
    }

    /** A person tries it once more. */
    void retry(Instant now) {
        state = JobDesk.State.QUEUED;
        attempts = 0;
        sentAt = null;
        nextAttemptAt = now;
        finishedAt = null;
    }

    /** A node has the images; looked at again at the time limit, or when its answer is whole. */
    void sent(Instant now, Instant lookAgain) {
        state = JobDesk.State.WAITING;
        claimedBy = null;
        sentAt = now;
        nextAttemptAt = lookAgain;
    }

    /** The node's answer is there, even if the job had given up or was done without it. */
    void answered(Instant lookAgain) {
        state = JobDesk.State.WAITING;
        claimedBy = null;
        finishedAt = null;
        nextAttemptAt = lookAgain;
    }

    /** Whether a node was sent the images and has not been given up. */
    boolean isSent() {
        return sentAt != null;
    }

    void die(Instant now, Problem problem) {
        finish(JobDesk.State.DEAD, now);
        note(problem.message());
    }

    void done(Instant now, String remark) {
        finish(JobDesk.State.DONE, now);
        note(remark);
    }

    private void finish(JobDesk.State last, Instant now) {
        state = last;
        claimedBy = null;
        finishedAt = now;
    }

    private void note(String words) {
        lastProblem = words.substring(0, Math.min(words.length(), PROBLEM_LENGTH));
    }

    /** Whether {@code lane} holds it: a job taken from a lane that was thought dead is no longer its to finish. */
    boolean isHeldBy(String lane) {
        return state == JobDesk.State.RUNNING && lane.equals(claimedBy);
    }

    JobDesk.Job view() {
        return new JobDesk.Job(
                JobDesk.Kind.INFERENCE, id, modelId + " " + modelVersion, state, attempts, nextAttemptAt, lastProblem);
    }

    JobNews news() {
        return new JobNews(
                resultUid(), study.studyUid(), series.seriesUid(), modelId, modelVersion, state, attempts, lastProblem);
    }

    long id() {
        return id;
    }

    boolean quiet() {
        return quiet;
    }

    String modelVersion() {
        return modelVersion;
    }

    DicomUid resultUid() {
        return new DicomUid(resultUid);
    }

    StudyRow study() {
        return study;
    }

    SeriesRow series() {
        return series;
    }

    String modelId() {
        return modelId;
    }

    JobDesk.State state() {
        return state;
    }

    int attempts() {
        return attempts;
    }
}
