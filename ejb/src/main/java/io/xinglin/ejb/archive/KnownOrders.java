package io.xinglin.ejb.archive;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.PatientIdentifier;
import java.util.List;
import java.util.Optional;

/** Port: the orders as far as images need them. Takes part in the caller's transaction; safe for use by many threads. */
public interface KnownOrders {
    Optional<ImagingOrder> find(AccessionNumber accession);

    /**
     * Whether the patient the images name is the order's: the same identifier, one that was merged into it (HL7 v2 A40),
     * or one that names no issuer where the order does.
     */
    boolean samePatient(PatientIdentifier images, PatientIdentifier order);

    /** The orders of the patient the images name, in the sense of {@link #samePatient}; cancelled ones left out. */
    List<ImagingOrder> ofPatient(PatientIdentifier images);
}
