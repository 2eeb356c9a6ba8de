package io.xinglin.core.order;

/** Use case: an order arrives by another way than HL7 v2 (FHIR ServiceRequest). Implemented by {@code ejb}. */
public interface OrderDesk {
    /**
     * Keeps a new order or a changed one, as an HL7 order of the same accession number would be. The same order again
     * changes nothing.
     *
     * @param user account of the sender
     * @throws io.xinglin.core.problem.ProblemException CONFLICT when the accession number belongs to an order of another
     *     patient
     */
    void place(String user, ImagingOrder order);
}
