package io.xinglin.ejb.study;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.KnownOrders;
import io.xinglin.ejb.archive.StudyWatch;
import io.xinglin.ejb.order.OrderChanged;
import io.xinglin.ejb.queue.Lanes;
import io.xinglin.ejb.queue.Problems;
import io.xinglin.ejb.queue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one lane that advances studies. The rows are the timers: nothing is scheduled for an instance, and a timer cannot
 * be lost.
 */
@ApplicationScoped
public class StudyLane implements Lanes, StudyWatch {
    static final String LANE = "study";
    private static final Logger LOG = Logger.getLogger(StudyLane.class.getName());
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private StudyBoard board;
    private StudyFlow flow;
    private KnownOrders orders;
    private WorkQueue queue;
    private XinglinConfig config;
    private Clock clock;

    /** For the container's proxy. */
    protected StudyLane() {}

    @Inject
    public StudyLane(
            StudyBoard board, StudyFlow flow, KnownOrders orders, WorkQueue queue, XinglinConfig config, Clock clock) {
        this.board = board;
        this.flow = flow;
        this.orders = orders;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<String> lanes() {
        return List.of(LANE);
    }

    @Override
    public void receiving(DicomUid study, String origin) {
        queue.wake(LANE);
    }

    /** In the transaction that keeps the order. */
    void orderChanged(@Observes OrderChanged change) {
        orders.find(change.accession()).ifPresent(this::orderArrived);
    }

    /** An order is new or has changed: the studies it may belong to are looked at again. */
    public void orderArrived(ImagingOrder order) {
        board.candidates(order).forEach(study -> flow.orderArrived(study, order));
        queue.wake(LANE);
    }

    @Override
    public Instant drain(String lane) {
        Duration quiet = config.study().quietTime();
        Set<DicomUid> failed = new HashSet<>();
        List<DicomUid> due = board.due(clock.instant(), quiet);
        while (!failed.containsAll(due)) {
            for (DicomUid study : due) {
                if (!failed.contains(study) && !advance(study)) {
                    failed.add(study);
                }
            }
            due = board.due(clock.instant(), quiet);
        }
        Instant rest = clock.instant().plus(failed.isEmpty() ? REST : AFTER_FAILURE);
        return board.nextDue(quiet)
                .filter(next -> failed.isEmpty() && next.isBefore(rest))
                .orElse(rest);
    }

    private boolean advance(DicomUid study) {
        try {
            flow.advance(study);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "XL-STU-001 study " + study + " cannot advance: " + Problems.of(e), e);
            return false;
        }
    }
}
