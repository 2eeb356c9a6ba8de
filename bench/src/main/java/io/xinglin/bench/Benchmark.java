package io.xinglin.bench;

/** One thing to measure. */
interface Benchmark {
    /** One line for the list. */
    String purpose();

    void run(Bench.Settings settings, Bench.Figures figures) throws Exception;
}
