package io.xinglin.fhir.mapping;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Gathers the resources of one FHIR transaction (FHIR R4 http.html#transaction). Each is written on a condition: by its
 * business identifier, or by a derived logical id, so that a repeat changes nothing. Not safe for many threads.
 */
public final class TransactionDraft {
    /** On what condition a resource is written. */
    public enum Condition {
        /** Made when no resource has the identifier; an existing one stays as it is ({@code ifNoneExist}). */
        CREATE,
        /** Made, or brought to this state ({@code PUT Type?identifier=}). */
        UPDATE,
        /** The same by logical id ({@code PUT Type/id}), for types without identifiers. */
        PUT,
        /** What was read, brought to this state unless it has changed since ({@code PUT Type/id} with {@code If-Match}). */
        CHANGE,
        /** Taken out of use ({@code DELETE Type/id}). */
        DELETE
    }

    /** One write; a DELETE has no resource, only CREATE and UPDATE have a key. */
    public record Entry(String fullUrl, Resource resource, Condition condition, Identifier key) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Adds a resource that stays as it is when it exists. The key must be one of its identifiers. */
    public Reference create(Resource resource, Identifier key) {
        return add(resource, Condition.CREATE, key);
    }

    /** Adds a resource that is brought to this state. The key must be one of its identifiers. */
    public Reference update(Resource resource, Identifier key) {
        return add(resource, Condition.UPDATE, key);
    }

    /** Adds a resource under its own logical id. */
    public Reference put(Resource resource) {
        String url = resource.fhirType() + '/' + resource.getIdElement().getIdPart();
        entries.put(url, new Entry(url, resource, Condition.PUT, null));
        return new Reference(url);
    }

    /** Adds a resource as read from the repository and changed since; whose it is stays as it was. */
    public Reference change(Resource stored) {
        String url = stored.fhirType() + '/' + stored.getIdElement().getIdPart();
        entries.put(url, new Entry(url, stored, Condition.CHANGE, null));
        return new Reference(url);
    }

    private Reference add(Resource resource, Condition condition, Identifier key) {
        String name = resource.fhirType() + '|' + key.getSystem() + '|' + key.getValue();
        String url = "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        entries.putIfAbsent(url, new Entry(url, resource, condition, key));
        return new Reference(url);
    }

    /** Deletes by literal reference, e.g. {@code Observation/17}. */
    public void delete(String reference) {
        entries.put(reference, new Entry(reference, null, Condition.DELETE, null));
    }

    /** Adds an entry of another draft. */
    public void add(Entry entry) {
        entries.put(entry.fullUrl(), entry);
    }

    /** What was added, in that order. */
    public java.util.List<Entry> entries() {
        return java.util.List.copyOf(entries.values());
    }

    /** The transaction. */
    public Bundle bundle() {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (Entry entry : entries.values()) {
            if (entry.condition() == Condition.DELETE) {
                bundle.addEntry().getRequest().setMethod(Bundle.HTTPVerb.DELETE).setUrl(entry.fullUrl());
                continue;
            }
            var component = bundle.addEntry().setFullUrl(entry.fullUrl()).setResource(entry.resource());
            String type = entry.resource().fhirType();
            switch (entry.condition()) {
                case CREATE ->
                    component
                            .getRequest()
                            .setMethod(Bundle.HTTPVerb.POST)
                            .setUrl(type)
                            .setIfNoneExist(query(entry.key()));
                case UPDATE ->
                    component.getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl(type + '?' + query(entry.key()));
                case CHANGE ->
                    component
                            .getRequest()
                            .setMethod(Bundle.HTTPVerb.PUT)
                            .setUrl(entry.fullUrl())
                            .setIfMatch("W/\"" + entry.resource().getIdElement().getVersionIdPart() + '"');
                default -> component.getRequest().setMethod(Bundle.HTTPVerb.PUT).setUrl(entry.fullUrl());
            }
        }
        return bundle;
    }

    /** The search that finds the resource by {@code key}. */
    public static String query(Identifier key) {
        return "identifier=" + escape(key.getSystem()) + "%7C" + escape(key.getValue());
    }

    private static String escape(String value) {
        return java.net.URLEncoder.encode(value.replace(",", "\\,").replace("|", "\\|"), StandardCharsets.UTF_8);
    }
}
