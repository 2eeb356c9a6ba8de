package io.xinglin.ejb.workitem;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.AeTitle;
import io.xinglin.core.workitem.EventChannel;
import io.xinglin.core.workitem.EventDesk;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.queue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Subscriptions to work items and the channels their events go out by; {@link EventLane} sends. */
@ApplicationScoped
public class EventDeskService implements EventDesk {
    private static final int LONGEST_FILTER = 4000;

    private EventStore events;
    private WorkitemStore workitems;
    private EventBoard board;
    private WorkQueue queue;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected EventDeskService() {}

    @Inject
    public EventDeskService(
            EventStore events,
            WorkitemStore workitems,
            EventBoard board,
            WorkQueue queue,
            AuditTrail audit,
            Clock clock) {
        this.events = events;
        this.workitems = workitems;
        this.board = board;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void subscribe(
            Requester who, DicomUid resource, AeTitle title, boolean deletionLock, Map<String, String> filter) {
        requireFilter(resource, filter);
        boolean worklist = isWorklist(resource);
        WorkitemRow one = worklist ? null : workitems.get(resource);
        long subscriber = subscriber(who, title);
        if (worklist) {
            subscribeToAll(new EventStore.Worklist(subscriber, Matching.write(filter), deletionLock), filter);
        } else {
            events.subscribe(subscriber, resource, deletionLock);
            events.add(List.of(subscriber), List.of(EventReport.state(resource, one.dataSet())), clock.instant());
        }
        queue.wake(EventLane.LANE);
        trace(who, resource, "subscribed " + title);
    }

    private static void requireFilter(DicomUid resource, Map<String, String> filter) {
        boolean filtered = resource.equals(FILTERED_WORKLIST);
        if (filtered == filter.isEmpty()) {
            throw invalid(
                    filtered ? "a filtered subscription needs a filter" : "a filter belongs to " + FILTERED_WORKLIST);
        }
        if (Matching.write(filter).length() > LONGEST_FILTER) {
            throw invalid("the filter is too long");
        }
    }

    /** PS3.4 CC.2.4.3: how each stands is told at once where the deletion lock is wanted. */
    private void subscribeToAll(EventStore.Worklist worklist, Map<String, String> filter) {
        events.setWorklist(worklist);
        events.subscribeByWorklist(worklist.subscriber(), workitems.openUids(filter), worklist.deletionLock());
        if (worklist.deletionLock()) {
            List<WorkitemRow> newest = new ArrayList<>(workitems.newestOpen(filter, MOST_EVENTS));
            Collections.reverse(newest);
            events.add(
                    List.of(worklist.subscriber()),
                    newest.stream()
                            .map(row -> EventReport.state(row.uid(), row.dataSet()))
                            .toList(),
                    clock.instant());
        }
    }

    private long subscriber(Requester who, AeTitle title) {
        if (!events.renew(title, clock.instant())) {
            if (events.subscribers() >= MOST_SUBSCRIBERS) {
                throw new ProblemException(Problem.Category.CONFLICT, "there are too many subscribers");
            }
            events.addSubscriber(title, who.account(), clock.instant());
        }
        return known(who, title).id();
    }

    private EventStore.Subscriber known(Requester who, AeTitle title) {
        EventStore.Subscriber subscriber = found(title);
        if (!who.administrator()) {
            requireOwner(subscriber, who.account());
        }
        return subscriber;
    }

    private EventStore.Subscriber found(AeTitle title) {
        return events.subscriber(title)
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such subscriber"));
    }

    private static void requireOwner(EventStore.Subscriber subscriber, String account) {
        if (!subscriber.account().equals(account)) {
            throw new ProblemException(Problem.Category.FORBIDDEN, "this AE title belongs to another account");
        }
    }

    @Override
    @Transactional
    public void unsubscribe(Requester who, DicomUid resource, AeTitle title) {
        EventStore.Subscriber subscriber = known(who, title);
        if (isWorklist(resource)) {
            events.forget(subscriber.id());
            board.end(subscriber.id(), "unsubscribed");
        } else if (!events.unsubscribe(subscriber.id(), resource)) {
            throw noSubscription();
        }
        trace(who, resource, "unsubscribed " + title);
    }

    @Override
    @Transactional
    public void suspend(Requester who, DicomUid worklist, AeTitle title) {
        if (!isWorklist(worklist)) {
            throw invalid("only a subscription to the worklist can be suspended");
        }
        if (!events.removeWorklist(known(who, title).id(), worklist.equals(FILTERED_WORKLIST))) {
            throw noSubscription();
        }
        trace(who, worklist, "suspended " + title);
    }

    @Override
    @Transactional
    public void requireMayOpen(String account, AeTitle title) {
        EventStore.Subscriber subscriber = found(title);
        requireOwner(subscriber, account);
        if (!board.hasPlaceFor(subscriber.id())) {
            throw new ProblemException(Problem.Category.BUSY, "too many event channels are open");
        }
    }

    @Override
    @Transactional
    public void open(String account, AeTitle title, EventChannel channel) {
        requireMayOpen(account, title);
        board.open(found(title).id(), channel, clock.instant());
        queue.wake(EventLane.LANE);
    }

    @Override
    public void received(EventChannel channel, long mark) {
        if (board.answered(channel, mark)) {
            queue.wake(EventLane.LANE);
        }
    }

    @Override
    public void closed(EventChannel channel) {
        board.closed(channel);
    }

    private static boolean isWorklist(DicomUid resource) {
        return resource.equals(WORKLIST) || resource.equals(FILTERED_WORKLIST);
    }

    private static ProblemException invalid(String words) {
        return new ProblemException(Problem.Category.INVALID, words);
    }

    private static ProblemException noSubscription() {
        return new ProblemException(Problem.Category.NOT_FOUND, "no such subscription");
    }

    private void trace(Requester who, DicomUid resource, String detail) {
        audit.record(AuditEntry.of(
                clock.instant(), who.account(), AuditEntry.Action.CHANGE_WORKITEM, "Workitem:" + resource, detail));
    }
}
