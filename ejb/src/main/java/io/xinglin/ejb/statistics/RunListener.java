package io.xinglin.ejb.statistics;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.logging.Level;
import java.util.logging.Logger;

/** After the job, however it ended: a run that did not finish has failed and can be resumed. */
@Dependent
@Named("statisticsRunListener")
public class RunListener extends AbstractJobListener {
    private static final Logger LOG = Logger.getLogger(RunListener.class.getName());

    @Inject
    @BatchProperty
    String run;

    @Inject
    RunTable runs;

    @Override
    public void afterJob() {
        runs.fail(Long.parseLong(run));
        LOG.log(Level.INFO, "XL-STA-001 statistics run {0} ended: {1}", new Object[] {
            run, runs.latest().map(latest -> latest.state().name()).orElse("")
        });
    }
}
