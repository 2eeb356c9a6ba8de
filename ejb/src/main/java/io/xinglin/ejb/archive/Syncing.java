package io.xinglin.ejb.archive;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** Port: syncs beside the thread that asked for it, so that disk and processor work at the same time. */
@FunctionalInterface
public interface Syncing {
    Future<Void> begin(Callable<Void> sync);

    /** On the caller's own thread. */
    static Syncing atOnce() {
        return on(Runnable::run);
    }

    /** On the executor's threads; on the caller's own while none is free. */
    static Syncing on(Executor executor) {
        return sync -> {
            var task = new FutureTask<>(sync);
            try {
                executor.execute(task);
            } catch (RejectedExecutionException e) {
                task.run();
            }
            return task;
        };
    }
}
