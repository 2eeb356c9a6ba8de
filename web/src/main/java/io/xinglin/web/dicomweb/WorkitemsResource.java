package io.xinglin.web.dicomweb;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.WorkitemDesk;
import io.xinglin.web.Ports;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** UPS-RS (PS3.18 section 11): creates, retrieves, updates, claims, cancels and finds work items. */
@Path("workitems")
@Produces({QidoResource.DICOM_JSON, "application/json"})
@Consumes({QidoResource.DICOM_JSON, "application/json"})
public class WorkitemsResource {
    private static final int MOST_ROWS = 1000;
    private static final int MOST_BYTES = 4 << 20;
    private static final Set<String> CREATE_NAMES = Set.of("workitem", "AffectedSOPInstanceUID");
    private static final Set<String> UPDATE_NAMES = Set.of("transaction-uid", "transactionUID");

    @Context
    private UriInfo uri;

    @Context
    private SecurityContext security;

    @POST
    public Response create(InputStream body) throws IOException {
        var created = desk().create(user(), named(CREATE_NAMES), text(body));
        var place = uri.getBaseUriBuilder()
                .path("workitems")
                .path(created.uid().value())
                .build();
        var answer = Response.created(place).header("Content-Location", place);
        if (created.modified()) {
            answer.header(
                    "Warning", WorkitemRefusalMapper.warning(uri, "The Workitem was created with modifications."));
        }
        return answer.build();
    }

    @GET
    public Response search() {
        var match = new HashMap<String, String>();
        int limit = MOST_ROWS;
        int offset = 0;
        for (var parameter : uri.getQueryParameters().entrySet()) {
            String value = parameter.getValue().get(0);
            switch (parameter.getKey()) {
                case "limit" -> limit = Math.min(MOST_ROWS, QidoResource.number("limit", value));
                case "offset" -> offset = QidoResource.number("offset", value);
                case "includefield", "fuzzymatching" -> {
                    // Every attribute is returned; fuzzy matching is answered literally.
                }
                default -> match.put(parameter.getKey(), value);
            }
        }
        List<String> found = desk().search(match, offset, limit, base());
        if (found.isEmpty()) {
            return Response.noContent().build();
        }
        return fresh(Response.ok(found.stream().collect(Collectors.joining(",", "[", "]"))));
    }

    @GET
    @Path("{workitem}")
    public Response retrieve(@PathParam("workitem") String workitem) {
        return fresh(Response.ok("[" + desk().retrieve(uid(workitem), base()) + "]")
                .header("Content-Location", uri.getAbsolutePath()));
    }

    @POST
    @Path("{workitem}")
    public Response update(@PathParam("workitem") String workitem, InputStream body) throws IOException {
        desk().update(user(), uid(workitem), named(UPDATE_NAMES), text(body));
        return Response.ok().build();
    }

    @PUT
    @Path("{workitem}/state")
    public Response changeState(@PathParam("workitem") String workitem, InputStream body) throws IOException {
        return warned(Response.ok(), desk().changeState(user(), uid(workitem), text(body)));
    }

    /** Older clients name themselves in the path. */
    @PUT
    @Path("{workitem}/state/{requester}")
    public Response changeStateBy(@PathParam("workitem") String workitem, InputStream body) throws IOException {
        return changeState(workitem, body);
    }

    @POST
    @Path("{workitem}/cancelrequest")
    public Response requestCancellation(@PathParam("workitem") String workitem, InputStream body) throws IOException {
        return warned(Response.accepted(), desk().requestCancellation(user(), uid(workitem), text(body)));
    }

    /** Older clients name themselves in the path. */
    @POST
    @Path("{workitem}/cancelrequest/{requester}")
    public Response requestCancellationBy(@PathParam("workitem") String workitem, InputStream body) throws IOException {
        return requestCancellation(workitem, body);
    }

    private Response warned(Response.ResponseBuilder answer, Optional<String> words) {
        words.ifPresent(text -> answer.header("Warning", WorkitemRefusalMapper.warning(uri, text)));
        return answer.build();
    }

    private static Response fresh(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store").build();
    }

    /** A UID as the whole query ({@code ?1.2.3}, PS3.18 11.4.1.2) or under one of its names. */
    private Optional<DicomUid> named(Set<String> names) {
        for (var parameter : uri.getQueryParameters().entrySet()) {
            String value = parameter.getValue().get(0);
            if (names.contains(parameter.getKey())) {
                return Optional.of(uid(value));
            }
            if (value.isEmpty()) {
                return Optional.of(uid(parameter.getKey()));
            }
            throw new ProblemException(Category.INVALID, "unknown query parameter");
        }
        return Optional.empty();
    }

    private static WorkitemDesk desk() {
        return Ports.require(WorkitemDesk.class);
    }

    private String user() {
        return security.getUserPrincipal().getName();
    }

    private String base() {
        return uri.getBaseUri().toString();
    }

    private static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(Category.TOO_LARGE, "a work item has at most 4 MiB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static DicomUid uid(String text) {
        try {
            return new DicomUid(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, "not a UID", e);
        }
    }
}
