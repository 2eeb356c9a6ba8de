package io.xinglin.ejb.statistics;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Properties;

/** A partition for each part of the run, two at a time: a count must not take the processors from reports and images. */
@Dependent
@Named("statisticsPartMapper")
public class PartMapper implements jakarta.batch.api.partition.PartitionMapper {
    private static final int THREADS = 2;

    @Inject
    @BatchProperty
    String run;

    @Inject
    RunTable runs;

    @Override
    public PartitionPlan mapPartitions() {
        List<Part> parts = runs.parts(Long.parseLong(run));
        Properties[] properties = new Properties[parts.size()];
        for (int i = 0; i < properties.length; i++) {
            properties[i] = new Properties();
            properties[i].setProperty("part", String.valueOf(parts.get(i).number()));
        }
        PartitionPlan plan = new PartitionPlanImpl();
        plan.setPartitions(properties.length);
        plan.setThreads(THREADS);
        plan.setPartitionProperties(properties);
        return plan;
    }
}
