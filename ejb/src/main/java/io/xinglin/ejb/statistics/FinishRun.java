package io.xinglin.ejb.statistics;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The last step: every part is counted. */
@Dependent
@Named("statisticsFinish")
public class FinishRun extends AbstractBatchlet {
    @Inject
    @BatchProperty
    String run;

    @Inject
    RunTable runs;

    @Override
    public String process() {
        runs.finish(Long.parseLong(run));
        return "DONE";
    }
}
