package io.xinglin.ejb.prior;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.StudyRetrieval;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.queue.Lanes;
import io.xinglin.ejb.queue.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The lane that asks for earlier studies and has them brought here, a search after the other. */
@ApplicationScoped
public class PriorLane implements Lanes {
    private static final Logger LOG = Logger.getLogger(PriorLane.class.getName());
    private static final Duration REST = Duration.ofMinutes(1);

    private PriorStore store;
    private PriorFlow flow;
    private StudyRetrieval retrieval;
    private XinglinConfig config;
    private Clock clock;

    /** For the container's proxy. */
    protected PriorLane() {}

    @Inject
    public PriorLane(PriorStore store, PriorFlow flow, StudyRetrieval retrieval, XinglinConfig config, Clock clock) {
        this.store = store;
        this.flow = flow;
        this.retrieval = retrieval;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<String> lanes() {
        return List.of(PriorDesk.LANE);
    }

    @Override
    public Instant drain(String lane) {
        boolean asked = config.priors().asked();
        if (asked) {
            List<Long> due = store.due(clock.instant());
            while (!due.isEmpty()) {
                due.forEach(this::attempt);
                due = store.due(clock.instant());
            }
        }
        Instant rest = clock.instant().plus(REST);
        return store.nextDue().filter(next -> asked && next.isBefore(rest)).orElse(rest);
    }

    private void attempt(long search) {
        try {
            List<PriorRule> rules = flow.begin(search);
            if (!rules.isEmpty()) {
                fetch(search, rules);
            }
            flow.finish(search);
        } catch (RuntimeException e) {
            Problem problem = Problems.of(e);
            LOG.log(Level.WARNING, "XL-PRI-003 a search for earlier studies failed: " + problem, e);
            flow.failed(search, problem);
        }
    }

    private void fetch(long search, List<PriorRule> rules) {
        PriorRule.Choice choice = PriorRule.choose(rules, retrieval.find(PriorRule.query(rules)));
        Set<String> modalities =
                rules.stream().flatMap(rule -> rule.modalities().stream()).collect(Collectors.toSet());
        List<DicomUid> missing = flow.choose(search, choice);
        for (DicomUid study : missing) {
            retrieval.fetch(study, modalities, config.priors().patience());
        }
        LOG.log(Level.INFO, "XL-PRI-004 {0} earlier studies chosen, {1} fetched", new Object[] {
            choice.chosen().size(), missing.size()
        });
    }
}
