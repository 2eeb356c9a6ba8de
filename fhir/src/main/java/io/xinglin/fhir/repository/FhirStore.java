package io.xinglin.fhir.repository;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import io.xinglin.fhir.mapping.TransactionDraft;
import io.xinglin.fhir.mapping.TransactionDraft.Condition;
import io.xinglin.fhir.mapping.TransactionDraft.Entry;
import io.xinglin.fhir.problem.FhirProblems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** HAPI's storage in process: find by identifier, and commit a transaction. Safe for use by many threads. */
public final class FhirStore {
    /** The tag of what the product wrote itself. */
    public static final String ORIGIN = "urn:xinglin:origin";

    private static final String GATEWAY = "gateway";
    /** Types that an API client may have written before and that then stay the client's. */
    private static final Set<String> CLIENTS_OWN = Set.of("ServiceRequest", "DocumentReference");

    private static final int ATTEMPTS = 3;
    private static final int PAGE = 100;

    private final DaoRegistry daos;
    private final IFhirSystemDao<Bundle, Meta> system;

    public FhirStore(DaoRegistry daos, IFhirSystemDao<Bundle, Meta> system) {
        this.daos = daos;
        this.system = system;
    }

    /** The resource with this identifier; the first where several have it. */
    public <T extends Resource> Optional<T> find(Class<T> type, Identifier key) {
        return guarded(() -> {
            var query =
                    SearchParameterMap.newSynchronous("identifier", new TokenParam(key.getSystem(), key.getValue()));
            IBundleProvider found = daos.getResourceDao(type).search(query, new SystemRequestDetails());
            return found.getResources(0, 1).stream().map(type::cast).findFirst();
        });
    }

    /** The resource with this logical id. */
    public <T extends Resource> Optional<T> read(Class<T> type, String id) {
        return guarded(() -> {
            try {
                return Optional.of(daos.getResourceDao(type).read(new IdType(id), new SystemRequestDetails()));
            } catch (ResourceNotFoundException | ResourceGoneException e) {
                return Optional.empty();
            }
        });
    }

    /** The resource a reference names; empty for none, for one by identifier alone and for one of another server. */
    public Optional<Resource> refer(Reference reference) {
        var id = new IdType(reference.getReference());
        return id.hasIdPart() && id.hasResourceType() && !id.isAbsolute() ? read(id) : Optional.empty();
    }

    /** The resource a literal reference names. */
    public Optional<Resource> read(IdType reference) {
        return guarded(() -> {
            try {
                return Optional.of((Resource)
                        daos.getResourceDao(reference.getResourceType()).read(reference, new SystemRequestDetails()));
            } catch (ResourceNotFoundException | ResourceGoneException e) {
                return Optional.empty();
            }
        });
    }

    /** Resources of the type that name another by the search parameter {@code reference}; at most a page of them. */
    public <T extends Resource> List<T> referring(Class<T> type, String reference, IdType to) {
        return page(type, reference, new ReferenceParam(to.getValue()));
    }

    /** Resources of the type that belong to an encounter, in the order they were recorded; at most a page of them. */
    public <T extends Resource> List<T> ofEncounter(Class<T> type, String encounterId) {
        return page(type, "encounter", new ReferenceParam("Encounter", "", encounterId));
    }

    /** Observations of a patient with this code; at most a page of them. */
    public List<Observation> observations(String patientId, String system, String code) {
        var query = SearchParameterMap.newSynchronous("subject", new ReferenceParam("Patient", "", patientId));
        query.add("code", new TokenParam(system, code));
        return page(Observation.class, query);
    }

    private <T extends Resource> List<T> page(Class<T> type, String parameter, IQueryParameterType value) {
        return page(type, SearchParameterMap.newSynchronous(parameter, value));
    }

    private <T extends Resource> List<T> page(Class<T> type, SearchParameterMap query) {
        return guarded(() -> {
            query.setSort(new SortSpec("_lastUpdated"));
            query.setLoadSynchronousUpTo(PAGE);
            return daos.getResourceDao(type).search(query, new SystemRequestDetails()).getAllResources().stream()
                    .map(type::cast)
                    .toList();
        });
    }

    /** Resources of the type that carry the tag, oldest change first; at most a page of them. */
    public <T extends Resource> List<T> tagged(Class<T> type, String system, String code) {
        return page(type, "_tag", new TokenParam(system, code));
    }

    /**
     * Takes a tag off, unless the resource has changed since it was read.
     *
     * @param instead code of the tag that takes its place; null for none
     */
    public void retag(Resource read, String system, String code, String instead) {
        guarded(() -> {
            var dao = daos.getResourceDao(read.getClass());
            var id = read.getIdElement().toUnqualifiedVersionless();
            var now = dao.read(id, new SystemRequestDetails());
            if (now.getIdElement().getVersionIdPart().equals(read.getIdElement().getVersionIdPart())) {
                if (instead != null) {
                    dao.metaAddOperation(id, tag(system, instead), new SystemRequestDetails());
                }
                dao.metaDeleteOperation(id, tag(system, code), new SystemRequestDetails());
            }
            return null;
        });
    }

    private static Meta tag(String system, String code) {
        var meta = new Meta();
        meta.addTag(system, code, null);
        return meta;
    }

    /**
     * Commits the draft as one transaction. A collision with another writer (two conditional creates of the same
     * resource) is tried again, for then the other's resource is there to be found.
     *
     * @throws io.xinglin.core.problem.ProblemException by {@link FhirProblems}; nothing is written then
     */
    public void commit(TransactionDraft draft) {
        guarded(() -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return system.transaction(new SystemRequestDetails(), bundle(draft));
                } catch (ResourceVersionConflictException e) {
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        });
    }

    private Bundle bundle(TransactionDraft draft) {
        var reviewed = new TransactionDraft();
        for (Entry entry : draft.entries()) {
            boolean others = entry.resource() == null || entry.condition() == Condition.CHANGE;
            Resource resource =
                    others ? entry.resource() : marked(entry.resource().copy());
            boolean keep = entry.condition() == Condition.UPDATE
                    && CLIENTS_OWN.contains(resource.fhirType())
                    && isClientsOwn(resource.getClass(), entry.key());
            reviewed.add(
                    new Entry(entry.fullUrl(), resource, keep ? Condition.CREATE : entry.condition(), entry.key()));
        }
        return reviewed.bundle();
    }

    private <T extends Resource> boolean isClientsOwn(Class<T> type, Identifier key) {
        return find(type, key)
                .filter(stored -> stored.getMeta().getTag(ORIGIN, GATEWAY) == null)
                .isPresent();
    }

    private static Resource marked(Resource resource) {
        var meta = new Meta();
        meta.addTag(ORIGIN, GATEWAY, null);
        resource.setMeta(meta);
        return resource;
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return ContextClassLoader.of(FhirStore.class, work);
        } catch (RuntimeException e) {
            throw FhirProblems.problem(e);
        }
    }
}
