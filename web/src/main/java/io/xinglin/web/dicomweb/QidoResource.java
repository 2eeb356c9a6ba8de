package io.xinglin.web.dicomweb;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.ArchiveQuery;
import io.xinglin.core.study.ArchiveQuery.Level;
import io.xinglin.web.Ports;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;

/** QIDO-RS (PS3.18 section 10.6): search for studies, series and instances. */
@Path("/")
@Produces({QidoResource.DICOM_JSON, "application/json"})
public class QidoResource {
    static final String DICOM_JSON = "application/dicom+json";
    private static final int MOST_ROWS = 1000;

    @Context
    private UriInfo uri;

    @GET
    @Path("studies")
    public Response studies() {
        return search(Level.STUDY, Map.of());
    }

    @GET
    @Path("series")
    public Response series() {
        return search(Level.SERIES, Map.of());
    }

    @GET
    @Path("instances")
    public Response instances() {
        return search(Level.INSTANCE, Map.of());
    }

    @GET
    @Path("studies/{study}/series")
    public Response series(@PathParam("study") String study) {
        return search(Level.SERIES, Map.of("StudyInstanceUID", study));
    }

    @GET
    @Path("studies/{study}/instances")
    public Response instances(@PathParam("study") String study) {
        return search(Level.INSTANCE, Map.of("StudyInstanceUID", study));
    }

    @GET
    @Path("studies/{study}/series/{series}/instances")
    public Response instances(@PathParam("study") String study, @PathParam("series") String series) {
        return search(Level.INSTANCE, Map.of("StudyInstanceUID", study, "SeriesInstanceUID", series));
    }

    private Response search(Level level, Map<String, String> fixed) {
        var match = new HashMap<>(fixed);
        int limit = MOST_ROWS;
        int offset = 0;
        for (var parameter : uri.getQueryParameters().entrySet()) {
            String value = parameter.getValue().get(0);
            switch (parameter.getKey()) {
                case "limit" -> limit = Math.min(MOST_ROWS, number("limit", value));
                case "offset" -> offset = number("offset", value);
                case "includefield", "fuzzymatching" -> {
                    // Every supported attribute is always returned; fuzzy matching is answered literally (299 warning).
                }
                default -> match.put(keyword(parameter.getKey()), value);
            }
        }
        var rows = Ports.require(ArchiveQuery.class).search(new ArchiveQuery.Search(level, match, offset, limit));
        if (rows.isEmpty()) {
            return Response.noContent().build();
        }
        var array = Json.createArrayBuilder();
        rows.forEach(row -> array.add(Attribute.json(row.attributes())));
        return Response.ok(array.build().toString()).build();
    }

    private static String keyword(String name) {
        return Attribute.named(name)
                .map(Attribute::name)
                .orElseThrow(() -> new ProblemException(
                        Category.INVALID, "cannot match on " + (name.matches("\\w{1,64}") ? name : "that")));
    }

    static int number(String name, String value) {
        try {
            return Math.max(0, Integer.parseInt(value));
        } catch (NumberFormatException e) {
            throw new ProblemException(Category.INVALID, name + " is not a number", e);
        }
    }
}
