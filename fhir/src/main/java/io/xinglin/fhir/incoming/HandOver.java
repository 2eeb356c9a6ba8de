package io.xinglin.fhir.incoming;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.problem.FhirProblems;
import io.xinglin.fhir.repository.FhirStore;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/**
 * Marks what has to be handed to a use case in the transaction that stores it, so that nothing is lost: a note
 * (DocumentReference, Composition) or an order (ServiceRequest) of an API client is stored with the tag
 * {@code urn:xinglin:handover|pending}, which {@link HandOverQueue} takes off when the use case has it.
 *
 * <p>Only what comes over HTTP is marked: what the product writes itself does not loop back.
 */
@Interceptor
public final class HandOver {
    /** Tag system of resources on their way to a use case. */
    public static final String TAG = "urn:xinglin:handover";

    public static final String PENDING = "pending";
    /** The use case refused it for good; a person has to look. */
    public static final String REFUSED = "refused";
    /** Tag system of the account that sent a resource. */
    public static final String SENT_BY = "urn:xinglin:sent-by";

    private static final Set<String> TYPES = Set.of("DocumentReference", "Composition", "ServiceRequest");

    private final IncomingMapping mapping;
    private final Runnable wake;

    /** @param wake called after a request that may have left something pending */
    public HandOver(IncomingMapping mapping, Runnable wake) {
        this.mapping = mapping;
        this.wake = wake;
    }

    /** Before a new resource is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void creating(IBaseResource created, RequestDetails request) {
        mark(null, created, request);
    }

    /** Before a changed resource is stored. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updating(IBaseResource old, IBaseResource updated, RequestDetails request) {
        mark(old, updated, request);
    }

    private void mark(IBaseResource old, IBaseResource resource, RequestDetails request) {
        if (!(request instanceof ServletRequestDetails http) || !(resource instanceof Resource stored)) {
            return;
        }
        Meta meta = stored.getMeta();
        meta.getTag()
                .removeIf(tag -> TAG.equals(tag.getSystem())
                        || SENT_BY.equals(tag.getSystem())
                        || FhirStore.ORIGIN.equals(tag.getSystem()));
        if (TYPES.contains(stored.fhirType()) && mapping.isForAUseCase(stored)) {
            mapping.identify((Resource) old, stored);
            meta.addTag(TAG, PENDING, null);
            meta.addTag(SENT_BY, user(http), null);
        }
    }

    private static String user(ServletRequestDetails http) {
        String user = http.getServletRequest().getRemoteUser();
        return user == null ? "api-client" : user;
    }

    /** In the transaction, when every reference is resolved: what no use case could understand is refused whole. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource created, RequestDetails request) {
        requireUnderstandable(created, request);
    }

    /** The same for a changed resource. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource old, IBaseResource updated, RequestDetails request) {
        requireUnderstandable(updated, request);
    }

    private void requireUnderstandable(IBaseResource resource, RequestDetails request) {
        if (request instanceof ServletRequestDetails
                && resource instanceof Resource stored
                && stored.getMeta().getTag(TAG, PENDING) != null) {
            try {
                mapping.read(stored);
            } catch (ProblemException e) {
                throw FhirProblems.exception(e.problem());
            }
        }
    }

    /** The answer is out, the transaction is committed. */
    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void done(RequestDetails request) {
        if (request.getRequestType() != ca.uhn.fhir.rest.api.RequestTypeEnum.GET) {
            wake.run();
        }
    }
}
