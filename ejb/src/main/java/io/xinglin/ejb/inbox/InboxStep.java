package io.xinglin.ejb.inbox;

import io.xinglin.core.message.InboundMessage;
import io.xinglin.ejb.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Handles one message and marks it as done, in one transaction. */
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

    /** Everything the handler changes and the mark commit together, or not at all. */
    public void run(long id, InboundMessage message, MessageHandler handler) {
        handler.handle(message);
        table.done(id);
    }
}
