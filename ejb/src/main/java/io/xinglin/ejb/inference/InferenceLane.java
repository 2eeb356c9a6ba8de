package io.xinglin.ejb.inference;

import io.xinglin.core.problem.Problem;
import io.xinglin.ejb.queue.Lanes;
import io.xinglin.ejb.queue.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs jobs one after the other, the most urgent first, until none is due. */
@ApplicationScoped
public class InferenceLane implements Lanes {
    private static final Logger LOG = Logger.getLogger(InferenceLane.class.getName());
    private static final Duration REST = Duration.ofMinutes(1);

    private InferenceLanes lanes;
    private JobQueue queue;
    private JobRun run;
    private Clock clock;

    /** For the container's proxy. */
    protected InferenceLane() {}

    @Inject
    public InferenceLane(InferenceLanes lanes, JobQueue queue, JobRun run, Clock clock) {
        this.lanes = lanes;
        this.queue = queue;
        this.run = run;
        this.clock = clock;
    }

    @Override
    public List<String> lanes() {
        return lanes.names();
    }

    @Override
    public Instant drain(String lane) {
        Optional<JobQueue.Claim> claim = queue.claim(lane, lanes.names());
        while (claim.isPresent()) {
            attempt(lane, claim.get());
            claim = queue.claim(lane, lanes.names());
        }
        Instant rest = clock.instant().plus(REST);
        return queue.nextDue().filter(next -> next.isBefore(rest)).orElse(rest);
    }

    private void attempt(String lane, JobQueue.Claim claim) {
        try {
            run.run(lane, claim.jobId());
        } catch (RuntimeException e) {
            Problem problem = Problems.of(e);
            LOG.log(
                    Level.WARNING,
                    "XL-INF-001 job " + claim.jobId() + " failed at attempt " + claim.attempt() + ": " + problem,
                    e);
            queue.failed(lane, claim.jobId(), problem);
        }
    }
}
