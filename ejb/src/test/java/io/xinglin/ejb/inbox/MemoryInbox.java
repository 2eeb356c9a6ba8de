package io.xinglin.ejb.inbox;

import io.xinglin.core.message.InboundMessage;
import io.xinglin.core.message.Inbox;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An inbox in memory. */
public final class MemoryInbox implements Inbox {
    private final Map<String, InboundMessage> kept = new LinkedHashMap<>();

    @Override
    public synchronized Receipt commit(InboundMessage message) {
        InboundMessage before =
                kept.putIfAbsent(message.channel() + "|" + message.sender() + "|" + message.controlId(), message);
        if (before == null) {
            return Receipt.ACCEPTED;
        }
        if (before.body().equals(message.body())) {
            return Receipt.REPEATED;
        }
        throw new ProblemException(Problem.Category.CONFLICT, "control id known");
    }

    /** In order of arrival. */
    public synchronized List<InboundMessage> kept() {
        return new ArrayList<>(kept.values());
    }
}
