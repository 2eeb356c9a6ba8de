package io.xinglin.ejb.statistics;

/** Runs the counting of a run's parts, from where they are, in the background. */
public interface StatisticsJobs {
    void start(long run);
}
