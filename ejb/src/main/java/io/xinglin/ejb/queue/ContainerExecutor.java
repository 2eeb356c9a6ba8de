package io.xinglin.ejb.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A managed executor with a life cycle of its own, for libraries that shut their executor down: the container's refuses
 * that (WFLYEE0143). Shutting this down leaves the container's threads alone.
 */
public final class ContainerExecutor extends AbstractExecutorService {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ExecutorService container;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean shutdown;

    public ContainerExecutor(ExecutorService container) {
        this.container = container;
    }

    @Override
    public void execute(Runnable command) {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        container.execute(() -> {
            running.add(Thread.currentThread());
            try {
                command.run();
            } finally {
                running.remove(Thread.currentThread());
            }
        });
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        running.forEach(Thread::interrupt);
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown && running.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        Instant deadline = Instant.now().plusNanos(unit.toNanos(timeout));
        while (!isTerminated()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }
}
