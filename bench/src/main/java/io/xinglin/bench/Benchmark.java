package io.xinglin.bench;

/** One thing to measure. */
interface Benchmark {
    /** One line for the list. */
    String purpose();

    void run(Settings settings, Figures figures) throws Exception;
}
