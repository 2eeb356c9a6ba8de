package io.xinglin.web.dicomweb;

import io.xinglin.core.workitem.WorkitemRefusal;
import io.xinglin.web.problem.ProblemMapper;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers as {@link ProblemMapper} does and says why in the Warning header (PS3.18 11.6.3.2, 11.7.3.2). */
@Provider
public class WorkitemRefusalMapper implements ExceptionMapper<WorkitemRefusal> {
    private static final ProblemMapper PROBLEMS = new ProblemMapper();

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(WorkitemRefusal refusal) {
        return Response.fromResponse(PROBLEMS.toResponse(refusal))
                .header("Warning", warning(uri, refusal.reason().warning()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Warn-code 299 (RFC 7234 5.5) as PS3.18 8.4 writes it. */
    static String warning(UriInfo uri, String words) {
        return "299 " + uri.getBaseUri() + ": " + words;
    }
}
