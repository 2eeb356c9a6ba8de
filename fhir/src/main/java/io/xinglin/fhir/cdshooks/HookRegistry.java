package io.xinglin.fhir.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.hapi.fhir.cdshooks.api.ICdsServiceRegistry;
import ca.uhn.hapi.fhir.cdshooks.module.CdsHooksObjectMapperFactory;
import ca.uhn.hapi.fhir.cdshooks.serializer.CdsServiceRequestJsonDeserializer;
import ca.uhn.hapi.fhir.cdshooks.svc.CdsHooksContextBooter;
import ca.uhn.hapi.fhir.cdshooks.svc.CdsServiceRegistryImpl;
import ca.uhn.hapi.fhir.cdshooks.svc.prefetch.CdsPrefetchDaoSvc;
import ca.uhn.hapi.fhir.cdshooks.svc.prefetch.CdsPrefetchFhirClientSvc;
import ca.uhn.hapi.fhir.cdshooks.svc.prefetch.CdsPrefetchSvc;
import ca.uhn.hapi.fhir.cdshooks.svc.prefetch.CdsResolutionStrategySvc;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * HAPI's CDS Hooks module, put together by hand: its own Spring configuration would make all of it at the start of the war.
 *
 * <p>Prefetch that the client leaves out is read from this server's storage; HAPI is never let loose on a FHIR server that a
 * request names. Not for use by many threads (HAPI's deserializer shares one parser): one for each request at work.
 */
record HookRegistry(ICdsServiceRegistry services, ObjectMapper json) {
    static HookRegistry of(DiagnosisHooks hooks, FhirContext context, DaoRegistry daos, MatchUrlService urls) {
        ObjectMapper json = new CdsHooksObjectMapperFactory(context).newMapper();
        var prefetch = new CdsPrefetchSvc(
                new CdsResolutionStrategySvc(daos),
                new CdsPrefetchDaoSvc(daos, urls, context),
                new CdsPrefetchFhirClientSvc(context),
                // Whoever may call a service may read what it reads: every role of web.xml reads.
                resource -> {},
                null);
        var registry = new CdsServiceRegistryImpl(
                new Beans(hooks), prefetch, json, new CdsServiceRequestJsonDeserializer(context, json));
        registry.init();
        hooks.register(registry);
        return new HookRegistry(registry, json);
    }

    private static final class Beans extends CdsHooksContextBooter {
        Beans(Object hooks) {
            myCdsServiceBeans = List.of(hooks);
        }
    }
}
