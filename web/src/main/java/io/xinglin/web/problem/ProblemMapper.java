package io.xinglin.web.problem;

import io.xinglin.core.problem.ProblemException;
import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a {@link ProblemException} with its status and a problem document (RFC 9457). */
@Provider
public class ProblemMapper implements ExceptionMapper<ProblemException> {
    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(ProblemException exception) {
        var problem = exception.problem();
        int status = HttpStatus.of(problem.category());
        LOG.log(
                status == 500 ? System.Logger.Level.ERROR : System.Logger.Level.WARNING,
                () -> "XL-WEB-002 a request was refused with " + status + ": " + exception.getMessage(),
                status == 500 ? exception : null);
        var body = Json.createObjectBuilder()
                .add("type", "urn:xinglin:problem:" + problem.category())
                .add("status", status)
                .add("detail", problem.message())
                .build();
        return Response.status(status)
                .type(MediaType.valueOf("application/problem+json"))
                .entity(body.toString())
                .build();
    }
}
