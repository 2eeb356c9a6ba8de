package io.xinglin.ejb.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.message.InboundMessage;
import io.xinglin.core.message.Inbox;
import io.xinglin.core.message.InboxContract;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.persistence.TestDatabase;
import io.xinglin.ejb.queue.IntakePressure;
import io.xinglin.ejb.queue.QuietQueue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DatabaseInboxTest implements InboxContract {
    private final QuietQueue queue = new QuietQueue();

    @Override
    public Inbox testee() {
        return inbox(0);
    }

    @Test
    void commitShouldWakeTheLane() {
        inbox(0).commit(new InboundMessage("HL7", "RIS", "1", "ADT^A01", "UTF-8", "x"));

        assertThat(queue.asked).containsExactly("inbox");
    }

    @Test
    void commitShouldKeepEachMessageOfManyConnectionsOnce() throws Exception {
        Inbox inbox = inbox(0);
        ExecutorService connections = Executors.newFixedThreadPool(16);
        List<Callable<Inbox.Receipt>> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            var message = new InboundMessage("HL7", "RIS", String.valueOf(i / 2), "ADT^A01", "UTF-8", "x" + i / 2);
            calls.add(() -> inbox.commit(message));
        }

        List<Inbox.Receipt> receipts = new ArrayList<>();
        for (Future<Inbox.Receipt> receipt : connections.invokeAll(calls)) {
            receipts.add(receipt.get());
        }
        connections.shutdown();

        assertThat(receipts).filteredOn(Inbox.Receipt.ACCEPTED::equals).hasSize(200);
        assertThat(receipts).filteredOn(Inbox.Receipt.REPEATED::equals).hasSize(200);
    }

    @Test
    @Tag("REQ-OPS-13")
    void commitShouldRefuseWhenTheDiskIsFullUpToTheWatermark() {
        var message = new InboundMessage("HL7", "RIS", "1", "ADT^A01", "UTF-8", "x");

        assertThatThrownBy(() -> inbox(Long.MAX_VALUE).commit(message))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("STORAGE_FULL");
    }

    private Inbox inbox(long minimumFreeBytes) {
        var clock = Clock.systemUTC();
        var space = new FreeSpace(Path.of("."), minimumFreeBytes, clock);
        return new DatabaseInbox(new Sql(TestDatabase.h2()), space, clock, queue, new IntakePressure());
    }
}
