package io.xinglin.ejb.inbox;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.message.InboundMessage;
import io.xinglin.core.message.Inbox;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.storage.StorageWatermark;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.queue.IntakePressure;
import io.xinglin.ejb.queue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/** The inbox in the database: a message has been committed when {@link #commit} returns, whatever the caller does. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class DatabaseInbox implements Inbox, StorageWatermark {
    private InboxTable table;
    private GroupCommit writer;
    private FreeSpace space;
    private Clock clock;
    private WorkQueue queue;
    private IntakePressure pressure;

    /** For the container's proxy. */
    protected DatabaseInbox() {}

    @Inject
    public DatabaseInbox(Sql sql, XinglinConfig config, Clock clock, WorkQueue queue, IntakePressure pressure) {
        this(sql, new FreeSpace(config.home(), config.archive().minimumFreeBytes(), clock), clock, queue, pressure);
    }

    DatabaseInbox(Sql sql, FreeSpace space, Clock clock, WorkQueue queue, IntakePressure pressure) {
        this.table = new InboxTable(sql);
        this.writer = new GroupCommit(table);
        this.space = space;
        this.pressure = pressure;
        this.clock = clock;
        this.queue = queue;
    }

    @Override
    public void requireSpace() {
        if (!space.enough()) {
            throw new ProblemException(Problem.Category.STORAGE_FULL, "the disk is full up to the watermark");
        }
    }

    @Override
    public Receipt commit(InboundMessage message) {
        pressure.arrived();
        requireSpace();
        String sha256 = sha256(message.body());
        try {
            writer.insert(new InboxTable.Arrival(message, sha256, clock.instant()));
        } catch (Sql.Failed e) {
            if (e.duplicate()) {
                return repeated(message, sha256);
            }
            throw new ProblemException(Problem.Category.UNAVAILABLE, "the database does not answer", e);
        }
        queue.wake(InboxLane.LANE);
        return Receipt.ACCEPTED;
    }

    private Receipt repeated(InboundMessage message, String sha256) {
        if (table.sha256(message).filter(sha256::equals).isPresent()) {
            return Receipt.REPEATED;
        }
        throw new ProblemException(
                Problem.Category.CONFLICT, "the message control id was used before for another message");
    }

    private static String sha256(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
