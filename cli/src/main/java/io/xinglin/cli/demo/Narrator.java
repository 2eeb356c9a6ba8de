package io.xinglin.cli.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Tells step by step what was sent and what came back; shows progress during every wait. Used by one thread. */
final class Narrator {
    private static final long TICK_NANOS = Duration.ofMillis(250).toNanos();

    private final PrintStream out;
    private int step;
    private int failures;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void step(String title) {
        out.printf("%n[%d] %s%n", ++step, title);
    }

    void sent(String what) {
        out.println("    -> " + what);
    }

    void received(String what) {
        out.println("    <- " + what);
    }

    void look(String url) {
        out.println("       " + url);
    }

    void failed(String what) {
        failures++;
        out.println("    !! " + what);
    }

    int failures() {
        return failures;
    }

    /** Something asked again and again until it is there. */
    @FunctionalInterface
    interface Question<T> {
        Optional<T> ask() throws Exception;
    }

    /** Asks until there is an answer or the time is up; prints a dot for every second of waiting. */
    <T> Optional<T> await(String what, Duration atMost, Question<T> question) throws Exception {
        long start = System.nanoTime();
        long dots = 0;
        out.print("    .. " + what + " ");
        out.flush();
        while (true) {
            Optional<T> answer = question.ask();
            long waited = System.nanoTime() - start;
            if (answer.isPresent() || waited > atMost.toNanos()) {
                out.printf(" %.1f s%n", waited / 1e9);
                return answer;
            }
            for (; dots < waited / 1_000_000_000L; dots++) {
                out.print('.');
                out.flush();
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }
}
