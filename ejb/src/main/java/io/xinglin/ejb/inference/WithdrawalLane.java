package io.xinglin.ejb.inference;

import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.ejb.queue.Lanes;
import io.xinglin.ejb.report.WithdrawnResults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks, when woken and once a minute, whether a model version was withdrawn, or a withdrawal lifted, on the command line. */
@ApplicationScoped
public class WithdrawalLane implements Lanes {
    /** Woken when the marks change; looks by itself for what was found while they did. */
    public static final String LANE = "withdrawal";

    private static final Logger LOG = Logger.getLogger(WithdrawalLane.class.getName());
    private static final Duration REST = Duration.ofMinutes(1);

    private ModelCatalogue catalogue;
    private WithdrawnResults results;
    private Clock clock;

    /** For the container's proxy. */
    protected WithdrawalLane() {}

    @Inject
    public WithdrawalLane(ModelCatalogue catalogue, WithdrawnResults results, Clock clock) {
        this.catalogue = catalogue;
        this.results = results;
        this.clock = clock;
    }

    @Override
    public List<String> lanes() {
        return List.of(LANE);
    }

    @Override
    public Instant drain(String lane) {
        int changed = results.align(catalogue.withdrawn());
        if (changed > 0) {
            LOG.log(Level.WARNING, "XL-MOD-004 withdrawals of models changed: {0} results are marked anew", changed);
        }
        return clock.instant().plus(REST);
    }
}
