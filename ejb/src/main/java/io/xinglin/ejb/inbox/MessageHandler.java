package io.xinglin.ejb.inbox;

import io.xinglin.core.message.InboundMessage;

/** Turns a kept message into changes of the domain. A CDI bean that implements this is found at start. */
public interface MessageHandler {
    boolean serves(InboundMessage message);

    /** Names the patient the message is about: a message that failed holds back only the later ones of its patient. */
    String patientKey(InboundMessage message);

    /** Whether handling is a matter of milliseconds: light messages in a row share a transaction. */
    default boolean light(InboundMessage message) {
        return false;
    }

    /**
     * Handles the message inside the transaction that also marks it as done.
     *
     * @throws RuntimeException rolls everything back; tried again with back-off, then dead
     */
    void handle(InboundMessage message);
}
