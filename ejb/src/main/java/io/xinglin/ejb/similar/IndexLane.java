package io.xinglin.ejb.similar;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.PictureIndexing;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.ejb.queue.Lanes;
import io.xinglin.ejb.queue.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The lane that puts what has arrived into the indexes of similar pictures, where the site wants it ({@code search.index}). It gives way to
 * the models that read: while a job waits or runs, nothing is indexed. Killed in between, it looks at the same pictures again, which
 * changes nothing.
 */
@ApplicationScoped
public class IndexLane implements Lanes {
    static final String LANE = "picture-index";
    private static final Logger LOG = Logger.getLogger(IndexLane.class.getName());
    private static final Duration GIVING_WAY = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    private static final int BATCH = 20;

    private IndexedInstances instances;
    private PictureIndexing indexing;
    private XinglinConfig.Search search;
    private Clock clock;

    /** For the container's proxy. */
    protected IndexLane() {}

    @Inject
    public IndexLane(IndexedInstances instances, PictureIndexing indexing, XinglinConfig config, Clock clock) {
        this.instances = instances;
        this.indexing = indexing;
        this.search = config.search();
        this.clock = clock;
    }

    @Override
    public List<String> lanes() {
        return search.index() ? List.of(LANE) : List.of();
    }

    @Override
    public Instant drain(String lane) {
        boolean failed = false;
        for (String model : indexing.models()) {
            try {
                do {
                    if (instances.modelsRead(clock.instant())) {
                        return clock.instant().plus(GIVING_WAY);
                    }
                } while (batch(model));
            } catch (RuntimeException e) {
                failed = true;
                report(model, e);
            }
        }
        return clock.instant().plus(failed ? AFTER_FAILURE : rest());
    }

    /** One model's index does not hold up the others. */
    private static void report(String model, RuntimeException e) {
        Problem problem = Problems.of(e);
        LOG.log(
                Level.WARNING,
                problem.category() == Category.FAULT ? e : null,
                () -> "XL-SIM-001 pictures cannot be put into the index of " + model + ": " + problem.message());
    }

    private Duration rest() {
        return search.delay().compareTo(REST) < 0 ? minimum(search.delay()) : REST;
    }

    private static Duration minimum(Duration delay) {
        return delay.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : delay;
    }

    /** Whether there was something to look at. */
    private boolean batch(String model) {
        List<IndexedInstances.Picture> next =
                instances.after(instances.last(model), clock.instant().minus(search.delay()), BATCH);
        if (next.isEmpty()) {
            return false;
        }
        int added = indexing.add(
                model, next.stream().map(IndexedInstances.Picture::file).toList());
        instances.reached(model, next.get(next.size() - 1).id());
        LOG.log(Level.FINE, "{0} pictures in the index of {1}", new Object[] {added, model});
        return true;
    }
}
