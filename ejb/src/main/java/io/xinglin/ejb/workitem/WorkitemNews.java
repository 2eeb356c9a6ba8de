package io.xinglin.ejb.workitem;

import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.queue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Keeps a work item and, in the same transaction, what its subscribers are to be told of it. */
@ApplicationScoped
public class WorkitemNews {
    private WorkitemStore store;
    private EventStore events;
    private WorkQueue queue;

    /** For the container's proxy. */
    protected WorkitemNews() {}

    @Inject
    public WorkitemNews(WorkitemStore store, EventStore events, WorkQueue queue) {
        this.store = store;
        this.events = events;
        this.queue = queue;
    }

    /** A new one: whoever has subscribed to the worklist is told from now on. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(WorkitemRow row, Instant now) {
        store.add(row);
        for (EventStore.Worklist worklist : events.worklists()) {
            if (store.matches(row, Matching.read(worklist.matching()))) {
                events.subscribeByWorklist(
                        worklist.subscriber(), List.of(row.uid().value()), worklist.deletionLock());
            }
        }
        List<Long> told = events.subscribersOf(row.uid());
        if (!told.isEmpty()) {
            tell(told, EventReport.ofCreation(row.uid(), row.dataSet()), now);
        }
    }

    /** As changed now. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(WorkitemRow row, DataSet changed, Instant now) {
        DataSet before = row.dataSet();
        row.keep(changed, now);
        List<Long> told = events.subscribersOf(row.uid());
        if (!told.isEmpty()) {
            tell(told, EventReport.ofChange(row.uid(), before, changed), now);
            if (row.state().isFinal()) {
                events.ended(row.uid());
            }
        }
    }

    /** Whether anybody heard that it is to be canceled. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean cancelRequested(DicomUid uid, String account, DataSet request, Instant now) {
        List<Long> told = events.subscribersOf(uid);
        tell(told, List.of(EventReport.cancelRequested(uid, account, request)), now);
        return !told.isEmpty();
    }

    private void tell(List<Long> subscribers, List<DataSet> reports, Instant now) {
        events.add(subscribers, reports, now);
        queue.wake(EventLane.LANE);
    }
}
