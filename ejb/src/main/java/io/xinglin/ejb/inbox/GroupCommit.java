package io.xinglin.ejb.inbox;

import io.xinglin.ejb.inbox.InboxTable.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commits the messages of several connections together: while one commit is under way the messages that arrive wait, and
 * the first of them then commits all of them at once. Nobody waits longer than for two commits.
 */
final class GroupCommit {
    private static final int MOST = 100;

    private final InboxTable table;
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    GroupCommit(InboxTable table) {
        this.table = table;
    }

    /** A message and what became of it; guarded by {@link #turn}. */
    private static final class Entry {
        private final Arrival arrival;
        private boolean done;
        private RuntimeException failure;

        Entry(Arrival arrival) {
            this.arrival = arrival;
        }
    }

    /** Returns when the message is committed; throws as {@link InboxTable#insert} does for this message alone. */
    void insert(Arrival arrival) {
        Entry entry = new Entry(arrival);
        waiting.add(entry);
        turn.lock();
        try {
            while (!entry.done) {
                commit(next());
            }
        } finally {
            turn.unlock();
        }
        if (entry.failure != null) {
            throw entry.failure;
        }
    }

    private List<Entry> next() {
        List<Entry> group = new ArrayList<>();
        for (Entry entry = waiting.poll(); entry != null; entry = group.size() < MOST ? waiting.poll() : null) {
            group.add(entry);
        }
        return group;
    }

    /** Together; when that fails, one by one, so that a repeated message fails alone. */
    private void commit(List<Entry> group) {
        try {
            table.insert(group.stream().map(entry -> entry.arrival).toList());
        } catch (RuntimeException e) {
            group.forEach(entry -> commitAlone(entry, group.size() == 1 ? e : null));
        }
        group.forEach(entry -> entry.done = true);
    }

    private void commitAlone(Entry entry, RuntimeException known) {
        if (known != null) {
            entry.failure = known;
            return;
        }
        try {
            table.insert(List.of(entry.arrival));
        } catch (RuntimeException e) {
            entry.failure = e;
        }
    }
}
