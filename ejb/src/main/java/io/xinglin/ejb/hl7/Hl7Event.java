package io.xinglin.ejb.hl7;

import io.xinglin.core.note.Note;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import java.util.List;
import java.util.Optional;

/** What a message says in terms of the domain. */
sealed interface Hl7Event {
    /** The patient it is about; the surviving one of a merge. */
    Patient patient();

    /** ADT^A01, A04, A08. */
    record PatientTold(Patient patient) implements Hl7Event {}

    /** ADT^A40. */
    record PatientMerged(Patient patient, PatientIdentifier obsolete) implements Hl7Event {}

    /** ORM^O01, OMI^O23: one or more orders of one patient. */
    record OrdersTold(Patient patient, List<OrderTold> orders) implements Hl7Event {
        public OrdersTold {
            orders = List.copyOf(orders);
        }
    }

    /** MDM^T02. */
    record NoteTold(Note note) implements Hl7Event {
        @Override
        public Patient patient() {
            return note.patient();
        }
    }

    /**
     * One order of a message.
     *
     * @param numbers how the message names it
     * @param status what {@code ORC-1} and {@code ORC-5} say
     * @param order all of it; empty when the message names the order and leaves the procedure out, which a cancellation
     *     may do
     */
    record OrderTold(OrderNumbers numbers, ImagingOrder.Status status, Optional<ImagingOrder> order) {}

    /**
     * The numbers of an order.
     *
     * @param accession {@code OBR-18} or {@code IPC-1}; empty when the message leaves it out
     * @param placer {@code ORC-2}
     * @param filler {@code ORC-3}
     */
    record OrderNumbers(Optional<AccessionNumber> accession, String placer, String filler) {}
}
