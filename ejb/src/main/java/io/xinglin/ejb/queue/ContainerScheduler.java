package io.xinglin.ejb.queue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A managed scheduled executor with a life cycle of its own, as {@link ContainerExecutor}: shutting it down cancels what
 * was scheduled through it and nothing else.
 */
public final class ContainerScheduler extends AbstractExecutorService implements ScheduledExecutorService {
    private final ScheduledExecutorService container;
    private final Set<ScheduledFuture<?>> scheduled = ConcurrentHashMap.newKeySet();
    private volatile boolean shutdown;

    public ContainerScheduler(ScheduledExecutorService container) {
        this.container = container;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return keep(container.schedule(command, delay, unit));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return keep(container.schedule(callable, delay, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return keep(container.scheduleAtFixedRate(command, initial, period, unit));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return keep(container.scheduleWithFixedDelay(command, initial, delay, unit));
    }

    @Override
    public void execute(Runnable command) {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        container.execute(command);
    }

    private <F extends ScheduledFuture<?>> F keep(F future) {
        if (shutdown) {
            future.cancel(false);
            throw new RejectedExecutionException("shut down");
        }
        scheduled.removeIf(ScheduledFuture::isDone);
        scheduled.add(future);
        return future;
    }

    @Override
    public void shutdown() {
        shutdown = true;
        scheduled.forEach(future -> future.cancel(false));
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }
}
