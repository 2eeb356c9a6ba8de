package io.xinglin.fhir.incoming;

import io.xinglin.core.note.Note;
import io.xinglin.core.order.ImagingOrder;

/** What an API client brought, in the words of the domain. */
sealed interface Incoming {
    /** A note from a DocumentReference or Composition. */
    record OfNote(Note note) implements Incoming {}

    /** An order from a ServiceRequest. */
    record OfOrder(ImagingOrder order) implements Incoming {}
}
