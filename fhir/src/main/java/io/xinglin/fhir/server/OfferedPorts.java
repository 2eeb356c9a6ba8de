package io.xinglin.fhir.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.fhir.drg.DrgOperation;
import io.xinglin.fhir.incoming.HandOver;
import io.xinglin.fhir.incoming.HandOverQueue;
import io.xinglin.fhir.incoming.IncomingMapping;
import io.xinglin.fhir.repository.FhirStore;
import io.xinglin.fhir.repository.JpaClinicalRepository;
import java.time.Clock;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Offers {@link ClinicalRepository} to the other deployments once the server can serve and withdraws it when it stops;
 * hands over what API clients bring.
 */
class OfferedPorts implements DisposableBean {
    private final FhirStore store;
    private final ClinicalRepository repository;
    private final HandOverQueue queue;
    private final HandOver handOver;
    private final DrgOperation drg;

    OfferedPorts(DaoRegistry daos, @Qualifier("mySystemDaoR4") IFhirSystemDao<Bundle, Meta> system) {
        store = new FhirStore(daos, system);
        var mapping = new IncomingMapping(store);
        repository = new JpaClinicalRepository(store);
        queue = new HandOverQueue(store, mapping);
        handOver = new HandOver(mapping, queue::wake);
        drg = new DrgOperation(store, Clock.systemUTC());
    }

    /** The interceptor that marks what has to be handed over. */
    HandOver handOver() {
        return handOver;
    }

    /** The operation {@code Encounter/$drg}. */
    DrgOperation drg() {
        return drg;
    }

    /** Called by the servlet when everything behind the REST interface is made. */
    void offer() {
        PortRegistry.provide(ClinicalRepository.class, repository);
        queue.start();
        var rehearsal = new Thread(() -> Rehearsal.run(store), "fhir-rehearsal");
        rehearsal.setDaemon(true);
        rehearsal.start();
    }

    @Override
    public void destroy() {
        PortRegistry.withdraw(ClinicalRepository.class, repository);
        queue.close();
    }
}
