package io.xinglin.fhir.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.fhir.repository.FhirStore;
import io.xinglin.fhir.repository.JpaClinicalRepository;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;

/** Offers {@link ClinicalRepository} to the other deployments once the server can serve, and withdraws it when it stops. */
class OfferedPorts implements DisposableBean {
    private final ClinicalRepository repository;

    OfferedPorts(DaoRegistry daos, @Qualifier("mySystemDaoR4") IFhirSystemDao<Bundle, Meta> system) {
        repository = new JpaClinicalRepository(new FhirStore(daos, system));
    }

    /** Called by the servlet when everything behind the REST interface is made. */
    void offer() {
        PortRegistry.provide(ClinicalRepository.class, repository);
    }

    @Override
    public void destroy() {
        PortRegistry.withdraw(ClinicalRepository.class, repository);
    }
}
