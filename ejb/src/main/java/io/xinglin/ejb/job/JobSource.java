package io.xinglin.ejb.job;

import io.xinglin.core.job.JobDesk;
import java.util.List;

/** One queue's part of the {@link JobDesk}. A CDI or EJB bean that implements this is found at start. */
public interface JobSource {
    JobDesk.Kind kind();

    /** Jobs in a state, newest first. */
    List<JobDesk.Job> jobs(JobDesk.State state, int limit);

    /**
     * Puts a dead job back into the queue with its attempts reset, in the caller's transaction.
     *
     * @throws io.xinglin.core.problem.ProblemException NOT_FOUND, CONFLICT when it is not dead
     */
    void retry(long id);
}
