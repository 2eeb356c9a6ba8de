package io.xinglin.fhir.cdshooks;

import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a request has to say before HAPI reads it (CDS Hooks 2.0, HTTP request). Stateless. */
final class HookRequest {
    /** FHIR R4 datatypes.html#id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private HookRequest() {}

    /**
     * Checks hook and context. Where the patient lives on another FHIR server, what the client did not send stays unknown:
     * an id of that server must not find somebody else's data here.
     *
     * @param base this FHIR server as the client called it
     * @throws ProblemException INVALID
     */
    static void check(ObjectNode body, CdsServiceJson service, String base) {
        if (!body.path("hook").asText().equals(service.getHook())) {
            throw new ProblemException(Problem.Category.INVALID, "this service answers to hook " + service.getHook());
        }
        if (body.path("hookInstance").asText().isBlank()) {
            throw new ProblemException(Problem.Category.INVALID, "hookInstance is missing");
        }
        JsonNode context = body.path("context");
        if (!ID.matcher(context.path("patientId").asText()).matches()) {
            throw new ProblemException(Problem.Category.INVALID, "context.patientId is missing or no FHIR id");
        }
        JsonNode prefetch = body.path("prefetch");
        if (!prefetch.isObject() && !prefetch.isMissingNode() && !prefetch.isNull()) {
            throw new ProblemException(Problem.Category.INVALID, "prefetch is no object");
        }
        if (!prefetch.isObject()) {
            body.putObject("prefetch");
        }
        if (isForeign(body.path("fhirServer").asText(), base)) {
            ObjectNode given = (ObjectNode) body.get("prefetch");
            service.getPrefetch().keySet().stream()
                    .filter(key -> !given.has(key))
                    .forEach(given::putNull);
        }
    }

    private static boolean isForeign(String server, String base) {
        return !server.isBlank() && !place(server).equals(place(base));
    }

    /** Host, port and path; the scheme may change on the way through a proxy. */
    private static String place(String url) {
        try {
            URI uri = URI.create(url.strip());
            return (uri.getAuthority() + uri.getPath()).replaceAll("/+$", "").toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Category.INVALID, "fhirServer is no URL", e);
        }
    }
}
