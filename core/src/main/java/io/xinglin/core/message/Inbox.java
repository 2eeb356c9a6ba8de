package io.xinglin.core.message;

/** Port: keeps a raw message with its identity before it is acknowledged. Safe for use by many threads. */
public interface Inbox {
    /**
     * Commits the message.
     *
     * @return ACCEPTED when new, REPEATED when the same sender, control id and body were committed before (changes
     *     nothing)
     * @throws io.xinglin.core.problem.ProblemException CONFLICT when the control id is known with another body,
     *     STORAGE_FULL, UNAVAILABLE
     */
    Receipt commit(InboundMessage message);

    /** What became of it. */
    enum Receipt {
        ACCEPTED,
        REPEATED
    }
}
