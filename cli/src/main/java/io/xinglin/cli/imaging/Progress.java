package io.xinglin.cli.imaging;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Says on standard error how far the work is, at most every two seconds. */
final class Progress {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter err;
    private final int all;
    private long last = System.nanoTime();
    private int done;

    Progress(PrintWriter err, int all) {
        this.err = err;
        this.all = all;
    }

    void step(int files) {
        done += files;
        long now = System.nanoTime();
        if (now - last > EVERY) {
            last = now;
            err.println(done + " of " + all + " files");
            err.flush();
        }
    }
}
