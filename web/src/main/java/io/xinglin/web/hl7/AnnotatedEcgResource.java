package io.xinglin.web.hl7;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.EcgIntake;
import io.xinglin.web.Ports;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Takes HL7 v3 annotated ECGs, one a request: 202 when the document is committed, 200 when it was before, both with the UIDs
 * of what it becomes. Who and what it is for may be said by {@code ?patient=}, {@code ?issuer=} and {@code ?accession=}.
 */
@Path("aecg")
@Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
@Produces(MediaType.APPLICATION_JSON)
public class AnnotatedEcgResource {
    private static final Set<String> PARAMETERS = Set.of("patient", "issuer", "accession");

    @Context
    private SecurityContext security;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @POST
    public Response take(InputStream body) throws IOException {
        EcgIntake.Named named = named();
        byte[] document = body.readNBytes(EcgIntake.MOST_BYTES + 1);
        if (document.length > EcgIntake.MOST_BYTES) {
            throw new ProblemException(Category.TOO_LARGE, "the annotated ECG is larger than 16 MiB");
        }
        var receipt = Ports.require(EcgIntake.class)
                .take(security.getUserPrincipal().getName(), new EcgIntake.Sent(document, charset(), named));
        var answer = Json.createObjectBuilder()
                .add("repeated", receipt.repeated())
                .add("studyInstanceUid", receipt.studyUid().value())
                .add("sopInstanceUid", receipt.sopInstanceUid().value())
                .build();
        return Response.status(receipt.repeated() ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(answer.toString())
                .build();
    }

    private String charset() {
        MediaType type = headers.getMediaType();
        return type == null ? "" : type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "");
    }

    /** A mistyped parameter must not lose an order, so no other is let pass. */
    private EcgIntake.Named named() {
        var given = uri.getQueryParameters();
        if (!PARAMETERS.containsAll(given.keySet()) || given.values().stream().anyMatch(values -> values.size() > 1)) {
            throw new ProblemException(
                    Category.INVALID, "the parameters are patient, issuer and accession, each at most once");
        }
        try {
            return new EcgIntake.Named(
                    given.getFirst("patient"), given.getFirst("issuer"), given.getFirst("accession"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, e.getMessage(), e);
        }
    }
}
