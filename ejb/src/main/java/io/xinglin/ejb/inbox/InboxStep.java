package io.xinglin.ejb.inbox;

import io.xinglin.core.message.InboundMessage;
import io.xinglin.ejb.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Handles messages and marks them as done, in one transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class InboxStep {
    private InboxTable table;

    /** For the container's proxy. */
    protected InboxStep() {}

    @Inject
    public InboxStep(Sql sql) {
        this.table = new InboxTable(sql);
    }

    /** Everything the handlers change and the marks commit together, or not at all. */
    void run(List<Task> tasks) {
        for (Task task : tasks) {
            task.handler().handle(task.message());
            table.done(task.id());
        }
    }

    /** A message with its handler. */
    record Task(long id, InboundMessage message, MessageHandler handler) {}
}
