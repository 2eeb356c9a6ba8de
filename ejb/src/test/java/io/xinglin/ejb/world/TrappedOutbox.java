package io.xinglin.ejb.world;

import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.Outbox;

/** The real outbox, and a place to die in the middle of the last transaction. */
record TrappedOutbox(Outbox outbox, Trap trap) implements Outbox {
    @Override
    public void enqueue(Delivery delivery) {
        outbox.enqueue(delivery);
        if (delivery.destination().startsWith("HL7:")) {
            trap.at("before the commit");
        }
    }
}
