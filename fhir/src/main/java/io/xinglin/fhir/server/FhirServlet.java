package io.xinglin.fhir.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import io.xinglin.fhir.incoming.AccessRules;
import io.xinglin.fhir.problem.FullDisk;
import io.xinglin.fhir.problem.ProblemAnswers;
import io.xinglin.fhir.terminology.CodeSystemProvider;
import io.xinglin.fhir.terminology.ConceptMapProvider;
import io.xinglin.fhir.terminology.ValueSetProvider;
import jakarta.servlet.ServletException;
import java.time.Clock;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** The FHIR R4 REST interface (FHIR R4 http.html) over HAPI's JPA resource providers. */
public class FhirServlet extends RestfulServer {
    private static final long serialVersionUID = 1L;

    @Override
    protected void initialize() throws ServletException {
        ApplicationContext spring = WebApplicationContextUtils.getRequiredWebApplicationContext(getServletContext());
        setFhirContext(spring.getBean(FhirContext.class));
        setInterceptorService(spring.getBean(IInterceptorService.class));
        registerProviders(spring.getBean(ResourceProviderFactory.class).createProviders());
        registerProvider(spring.getBean(JpaSystemProvider.class));
        OfferedPorts ports = spring.getBean(OfferedPorts.class);
        registerProvider(ports.drg());
        registerProviders(new CodeSystemProvider(), new ValueSetProvider(Clock.systemUTC()), new ConceptMapProvider());
        setServerConformanceProvider(
                new ServerCapabilityStatementProvider(this, spring.getBean(ISearchParamRegistry.class), null));
        setPagingProvider(spring.getBean(DatabaseBackedPagingProvider.class));
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setServerAddressStrategy(new IncomingRequestAddressStrategy());
        setUncompressIncomingContents(false);
        setServerName("Xinglin");
        setImplementationDescription("Xinglin FHIR R4 repository");
        registerInterceptor(new ProblemAnswers());
        registerInterceptor(new FullDisk());
        registerInterceptor(new AccessRules(FhirServerConfig.SUPPORTED));
        registerInterceptor(ports.handOver());
        ports.offer();
    }
}
