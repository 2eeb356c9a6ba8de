package io.xinglin.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;

/** How many notes some work gets through in so many seconds, each thread from another note on. */
record NoteRate(List<String> notes, int seconds) {
    /** Notes a second by the clock, and the threads' own processor time a note. */
    record Figure(double notesPerSecond, double processorMillis) {}

    private record Share(long done, long nanos) {}

    Figure measure(int threads, ToIntFunction<String> work) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Share>> shares = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int first = notes.size() / threads * i;
                shares.add(() -> drive(first, work));
            }
            long start = System.nanoTime();
            long done = 0;
            long nanos = 0;
            for (Future<Share> share : workers.invokeAll(shares)) {
                done += share.get().done();
                nanos += share.get().nanos();
            }
            return new Figure(done / ((System.nanoTime() - start) / 1e9), nanos / 1e6 / done);
        } finally {
            workers.shutdownNow();
        }
    }

    private Share drive(int first, ToIntFunction<String> work) {
        long before = processorNanos();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long found = 0;
        int done = 0;
        while (System.nanoTime() < end) {
            found += work.applyAsInt(notes.get((first + done) % notes.size()));
            done++;
        }
        if (found == 0) {
            throw new IllegalStateException("nothing was found in any note");
        }
        return new Share(done, processorNanos() - before);
    }

    /** Processor time of this thread so far. */
    static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
