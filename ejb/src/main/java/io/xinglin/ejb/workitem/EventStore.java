package io.xinglin.ejb.workitem;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.AeTitle;
import io.xinglin.core.workitem.EventDesk;
import io.xinglin.ejb.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of subscribers, their subscriptions and their waiting events, in the caller's transaction. */
@ApplicationScoped
public class EventStore {
    /** What is being subscribed at this moment is not seen yet: a subscriber stays so long without anything. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final String INSERT =
            "INSERT INTO workitem_subscription (workitem_uid, subscriber_id, deletion_lock, by_worklist)"
                    + " VALUES (?, ?, ?, ?)";

    private Sql sql;

    /** For the container's proxy. */
    protected EventStore() {}

    @Inject
    public EventStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * One that is told.
     *
     * @param account whose it is
     */
    record Subscriber(long id, String account) {}

    /** A subscription to work items that are still to come; the filter as JSON, empty for all. */
    record Worklist(long subscriber, String matching, boolean deletionLock) {}

    /** An event that waits. */
    record Waiting(long id, String body) {}

    Optional<Subscriber> subscriber(AeTitle title) {
        return sql.first(
                row -> new Subscriber(row.getLong("id"), row.getString("account")),
                "SELECT id, account FROM workitem_subscriber WHERE ae_title = ?",
                title.value());
    }

    long subscribers() {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM workitem_subscriber")
                .orElse(0L);
    }

    /** Keeps one from being forgotten by {@link #tidy}; false where there is none. */
    boolean renew(AeTitle title, Instant now) {
        return sql.update("UPDATE workitem_subscriber SET subscribed_at = ? WHERE ae_title = ?", now, title.value())
                > 0;
    }

    void addSubscriber(AeTitle title, String account, Instant now) {
        sql.update(
                "INSERT INTO workitem_subscriber (ae_title, account, subscribed_at) VALUES (?, ?, ?)",
                title.value(),
                account,
                now);
    }

    /** In place of an earlier one of the same kind. */
    void setWorklist(Worklist worklist) {
        boolean filtered = !worklist.matching().isEmpty();
        removeWorklist(worklist.subscriber(), filtered);
        sql.update(
                "INSERT INTO workitem_worklist (subscriber_id, matching, deletion_lock, filtered) VALUES (?, ?, ?, ?)",
                worklist.subscriber(),
                worklist.matching(),
                worklist.deletionLock(),
                filtered);
    }

    boolean removeWorklist(long subscriber, boolean filtered) {
        return sql.update(
                        "DELETE FROM workitem_worklist WHERE subscriber_id = ? AND filtered = ?", subscriber, filtered)
                > 0;
    }

    List<Worklist> worklists() {
        return sql.query(
                row -> new Worklist(
                        row.getLong("subscriber_id"), row.getString("matching"), row.getBoolean("deletion_lock")),
                "SELECT subscriber_id, matching, deletion_lock FROM workitem_worklist ORDER BY subscriber_id, filtered");
    }

    /** By name; it stays when the work item ends. */
    void subscribe(long subscriber, DicomUid workitem, boolean deletionLock) {
        unsubscribe(subscriber, workitem);
        sql.update(INSERT, workitem.value(), subscriber, deletionLock, false);
    }

    /** By a worklist; what was subscribed to by name stays as it is (PS3.4 table CC.2.3-2). */
    void subscribeByWorklist(long subscriber, List<String> workitems, boolean deletionLock) {
        Set<String> before = workitems.size() == 1 ? subscribed(subscriber, workitems.get(0)) : subscribed(subscriber);
        sql.updateEach(
                INSERT,
                workitems.stream()
                        .filter(workitem -> !before.contains(workitem))
                        .map(workitem -> new Object[] {workitem, subscriber, deletionLock, true})
                        .toList());
    }

    private Set<String> subscribed(long subscriber) {
        return Set.copyOf(sql.query(
                row -> row.getString(1),
                "SELECT workitem_uid FROM workitem_subscription WHERE subscriber_id = ?",
                subscriber));
    }

    private Set<String> subscribed(long subscriber, String workitem) {
        return Set.copyOf(sql.query(
                row -> row.getString(1),
                "SELECT workitem_uid FROM workitem_subscription WHERE workitem_uid = ? AND subscriber_id = ?",
                workitem,
                subscriber));
    }

    boolean unsubscribe(long subscriber, DicomUid workitem) {
        return sql.update(
                        "DELETE FROM workitem_subscription WHERE workitem_uid = ? AND subscriber_id = ?",
                        workitem.value(),
                        subscriber)
                > 0;
    }

    /** All it has, and what waits for it. */
    void forget(long subscriber) {
        for (String table : List.of("workitem_worklist", "workitem_subscription", "workitem_event")) {
            sql.update("DELETE FROM " + table + " WHERE subscriber_id = ?", subscriber);
        }
        sql.update("DELETE FROM workitem_subscriber WHERE id = ?", subscriber);
    }

    /** Who is told of a work item. */
    List<Long> subscribersOf(DicomUid workitem) {
        return sql.query(
                row -> row.getLong(1),
                "SELECT subscriber_id FROM workitem_subscription WHERE workitem_uid = ? ORDER BY subscriber_id",
                workitem.value());
    }

    /** Nothing will happen to it any more: what worklists subscribed to is not needed. */
    void ended(DicomUid workitem) {
        sql.update("DELETE FROM workitem_subscription WHERE workitem_uid = ? AND by_worklist", workitem.value());
    }

    List<Long> allSubscribers() {
        return sql.query(row -> row.getLong(1), "SELECT id FROM workitem_subscriber ORDER BY id");
    }

    void add(List<Long> subscribers, List<DataSet> reports, Instant now) {
        sql.updateEach(
                "INSERT INTO workitem_event (subscriber_id, created_at, body) VALUES (?, ?, ?)",
                reports.stream()
                        .map(DataSet::write)
                        .flatMap(body -> subscribers.stream().map(subscriber -> new Object[] {subscriber, now, body}))
                        .toList());
    }

    /** The oldest that wait. */
    List<Waiting> oldest(long subscriber, int most) {
        return sql.query(
                EventStore::waiting,
                "SELECT id, body FROM workitem_event WHERE subscriber_id = ? ORDER BY id LIMIT " + most,
                subscriber);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(row.getLong("id"), row.getString("body"));
    }

    void taken(List<Long> events) {
        sql.updateEach(
                "DELETE FROM workitem_event WHERE id = ?",
                events.stream().map(id -> new Object[] {id}).toList());
    }

    /**
     * Drops what is too much, too old or nobody's, and subscribers that have nothing left.
     *
     * @param open those whose channel is open
     * @return events that nobody will be told of any more
     */
    int tidy(Instant now, Set<Long> open) {
        int dropped = sql.update(
                "DELETE FROM workitem_event WHERE created_at < ?", now.minus(Duration.ofDays(EventDesk.MOST_DAYS)));
        for (long subscriber : allSubscribers()) {
            dropped += sql.update(
                    "DELETE FROM workitem_event WHERE subscriber_id = ? AND id <= (SELECT id FROM workitem_event"
                            + " WHERE subscriber_id = ? ORDER BY id DESC LIMIT 1 OFFSET " + EventDesk.MOST_EVENTS + ")",
                    subscriber,
                    subscriber);
            if (!open.contains(subscriber)) {
                sql.update(
                        "DELETE FROM workitem_subscriber WHERE id = ? AND subscribed_at < ?" + none("workitem_worklist")
                                + none("workitem_subscription") + none("workitem_event"),
                        subscriber,
                        now.minus(GRACE));
            }
        }
        for (String table : List.of("workitem_worklist", "workitem_subscription", "workitem_event")) {
            sql.update("DELETE FROM " + table + " WHERE subscriber_id NOT IN (SELECT id FROM workitem_subscriber)");
        }
        return dropped;
    }

    private static String none(String table) {
        return " AND NOT EXISTS (SELECT 1 FROM " + table + " t WHERE t.subscriber_id = workitem_subscriber.id)";
    }
}
