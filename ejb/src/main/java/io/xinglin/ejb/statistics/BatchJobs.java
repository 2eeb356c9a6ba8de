package io.xinglin.ejb.statistics;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Properties;

/** Starts the job in the server's batch container. */
@ApplicationScoped
public class BatchJobs implements StatisticsJobs {
    private static final String JOB = "note-statistics";

    /** The container finds its jobs by the calling thread's class loader, which may be that of {@code web.war}. */
    @Override
    public void start(long run) {
        Thread thread = Thread.currentThread();
        ClassLoader caller = thread.getContextClassLoader();
        thread.setContextClassLoader(BatchJobs.class.getClassLoader());
        try {
            Properties parameters = new Properties();
            parameters.setProperty("run", String.valueOf(run));
            BatchRuntime.getJobOperator().start(JOB, parameters);
        } finally {
            thread.setContextClassLoader(caller);
        }
    }
}
