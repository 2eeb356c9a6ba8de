package io.xinglin.ejb.outbox;

import io.xinglin.core.fhir.ClinicalRepository;

/** Loads what a delivery to FHIR refers to and saves it there. A CDI or EJB bean that implements this is found at start. */
public interface FhirSource {
    /** Whether this source knows the {@link Delivery#kind()}. */
    boolean serves(String kind);

    /** Loads the subject as it is now and saves it; returns quietly when the subject is newer than the delivery. */
    void save(Delivery delivery, ClinicalRepository repository);
}
