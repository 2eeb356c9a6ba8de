package io.xinglin.core.workitem;

import io.xinglin.core.study.DicomUid;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Use case: the worklist of unified procedure steps (PS3.18 section 11, PS3.4 CC). Every imaging job has one, and one that
 * asks for a model starts a job. Implemented by {@code ejb}; data sets are in the DICOM JSON model (PS3.18 F.2). Safe for
 * use by many threads.
 *
 * <p>All calls throw {@link WorkitemRefusal} where state or Transaction UID do not fit, otherwise
 * {@link io.xinglin.core.problem.ProblemException}: NOT_FOUND for an unknown work item, INVALID for a data set that breaks
 * the standard.
 */
public interface WorkitemDesk {
    /**
     * What was created.
     *
     * @param modified whether empty attributes were added that the standard asks for
     */
    record Created(DicomUid uid, boolean modified) {}

    /**
     * N-CREATE; it is SCHEDULED from then on.
     *
     * @param uid its SOP Instance UID; the server makes one where there is none
     * @throws io.xinglin.core.problem.ProblemException CONFLICT when it exists already
     */
    Created create(String user, Optional<DicomUid> uid, String dicomJson);

    /**
     * N-GET, without the Transaction UID.
     *
     * @param dicomweb base of WADO-RS, to which the URLs of outputs are made
     */
    String retrieve(DicomUid uid, String dicomweb);

    /** N-SET. The Transaction UID is needed once somebody claimed it. */
    void update(String user, DicomUid uid, Optional<DicomUid> transactionUid, String dicomJson);

    /**
     * N-ACTION "Change UPS State".
     *
     * @param dicomJson Procedure Step State (0074,1000) and Transaction UID (0008,1195)
     * @return a warning where it is in that state already
     */
    Optional<String> changeState(String user, DicomUid uid, String dicomJson);

    /**
     * N-ACTION "Request UPS Cancel", by one who does not own it. What nobody has begun is CANCELED at once; who performs another is
     * told if it listens ({@link EventDesk}).
     *
     * @param dicomJson the reason; may be empty
     * @return a warning where it is canceled already
     */
    Optional<String> requestCancellation(String user, DicomUid uid, String dicomJson);

    /**
     * C-FIND, newest change first.
     *
     * @param match keyword or tag to value, nested ones as {@code 00404018.00080100}; dates and times may be ranges
     */
    List<String> search(Map<String, String> match, int offset, int limit, String dicomweb);
}
