package io.xinglin.ejb.inference;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.ejb.queue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;

/** The lanes that run jobs: as many as {@code jobs.inference-concurrency}. */
@ApplicationScoped
public class InferenceLanes {
    private WorkQueue queue;
    private List<String> names = List.of();

    /** For the container's proxy. */
    protected InferenceLanes() {}

    @Inject
    public InferenceLanes(WorkQueue queue, XinglinConfig config) {
        this.queue = queue;
        this.names = IntStream.rangeClosed(1, config.jobs().inferenceConcurrency())
                .mapToObj(number -> "inference-" + number)
                .toList();
    }

    public List<String> names() {
        return names;
    }

    /** Lets the lanes look at the queue once the caller's transaction has committed. */
    public void wake() {
        names.forEach(queue::wake);
    }
}
