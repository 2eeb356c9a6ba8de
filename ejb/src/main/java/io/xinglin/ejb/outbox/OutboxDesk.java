package io.xinglin.ejb.outbox;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.queue.BackOff;
import io.xinglin.ejb.queue.Lanes;
import io.xinglin.ejb.queue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outbox in the database: one lane for each destination that some channel serves. */
@ApplicationScoped
public class OutboxDesk implements Outbox, Lanes {
    static final String LANE = "outbox:";

    private final Map<String, DeliveryChannel> byDestination = new TreeMap<>();
    private OutboxTable table;
    private OutboxLane lane;
    private WorkQueue queue;
    private Clock clock;

    /** For the container's proxy. */
    protected OutboxDesk() {}

    @Inject
    public OutboxDesk(
            Sql sql, XinglinConfig config, Clock clock, WorkQueue queue, @Any Instance<DeliveryChannel> channels) {
        this(sql, BackOff.of(config.jobs()), clock, queue, channels);
    }

    OutboxDesk(Sql sql, BackOff backOff, Clock clock, WorkQueue queue, Iterable<DeliveryChannel> channels) {
        this.clock = clock;
        this.queue = queue;
        this.table = new OutboxTable(sql);
        this.lane = new OutboxLane(table, backOff, clock);
        channels.forEach(this::register);
    }

    private void register(DeliveryChannel channel) {
        channel.destinations().forEach(destination -> byDestination.put(destination, channel));
    }

    @Override
    public void enqueue(Delivery delivery) {
        table.insert(delivery, clock.instant());
        queue.wake(LANE + delivery.destination());
    }

    @Override
    public List<String> lanes() {
        return byDestination.keySet().stream().map(LANE::concat).toList();
    }

    @Override
    public Instant drain(String name) {
        String destination = name.substring(LANE.length());
        return lane.drain(destination, byDestination.get(destination));
    }
}
