package io.xinglin.core.report;

import io.xinglin.core.imaging.Severity;
import io.xinglin.core.study.DicomUid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Use case: the work list of a clinician, from opening a result to signing it. Implemented by {@code ejb}; called by
 * {@code web}. Every call leaves its trace in the audit trail.
 */
public interface ReportDesk {
    /** One line of the work list. */
    record WorkItem(
            String reportId,
            String patientId,
            String patientName,
            String accessionNumber,
            String modality,
            String studyDescription,
            ReportStatus status,
            Severity severity,
            String headline,
            Instant issuedAt) {}

    /**
     * Newest and most severe first.
     *
     * @param onlyUnsigned leaves out what is signed
     */
    List<WorkItem> workList(boolean onlyUnsigned, int limit);

    /**
     * A result of a model version that was withdrawn since.
     *
     * @param reason model, version and why it was withdrawn
     */
    record Review(
            String reportId,
            String accessionNumber,
            String studyDescription,
            ReportStatus status,
            String reason,
            Instant issuedAt) {}

    /** What is to be looked at again because its model was withdrawn: by model and version, newest first. */
    List<Review> reviews(int limit);

    /** Opens a report; recorded in the audit trail. */
    Optional<Report> open(String user, String reportId);

    /**
     * Changes the text of a preliminary report.
     *
     * @param expectedVersion the version the user saw
     * @return the new version
     * @throws io.xinglin.core.problem.ProblemException CONFLICT when somebody else changed it meanwhile or it is signed,
     *     NOT_FOUND
     */
    Report amend(String user, String reportId, int expectedVersion, String findingsText, String impressionText);

    /**
     * Signs: the report becomes final, FHIR and ORU follow through the outbox.
     *
     * @throws io.xinglin.core.problem.ProblemException as {@link #amend}
     */
    Report sign(String user, String reportId, int expectedVersion, String findingsText, String impressionText);

    /** A study without an order. */
    record Unmatched(
            DicomUid studyUid,
            String patientId,
            String patientName,
            String modality,
            String description,
            Instant receivedAt,
            String reason) {}

    List<Unmatched> unmatchedStudies();

    /** Ties a waiting study to an order by hand, or releases it without one when {@code accessionNumber} is empty. */
    void resolve(String user, DicomUid studyUid, Optional<String> accessionNumber);
}
