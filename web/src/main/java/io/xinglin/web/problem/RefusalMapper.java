package io.xinglin.web.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What JAX-RS itself refuses (path, method, media types) keeps its status; the log says that it happened. */
@Provider
public class RefusalMapper implements ExceptionMapper<WebApplicationException> {
    private static final System.Logger LOG = System.getLogger(RefusalMapper.class.getName());

    @Override
    public Response toResponse(WebApplicationException exception) {
        int status = exception.getResponse().getStatus();
        if (status >= 400 && status != 404) {
            LOG.log(System.Logger.Level.WARNING, () -> "XL-WEB-002 a request was refused with " + status);
        }
        return Response.fromResponse(exception.getResponse()).build();
    }
}
