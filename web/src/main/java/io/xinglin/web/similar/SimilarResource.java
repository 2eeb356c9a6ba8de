package io.xinglin.web.similar;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.SimilarPictures;
import io.xinglin.web.Ports;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET /similar/indexes} and {@code GET /similar/instances/UID/frames/N?model=ID&most=10}. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class SimilarResource {
    private static final int MOST = 100;

    @GET
    @Path("indexes")
    public String indexes() {
        var indexes = Json.createArrayBuilder();
        desk().indexes()
                .forEach(index -> indexes.add(Json.createObjectBuilder()
                        .add("model", index.modelId())
                        .add("titleZh", index.titleZh())
                        .add("titleEn", index.titleEn())));
        return indexes.build().toString();
    }

    @GET
    @Path("instances/{instance}/frames/{frame}")
    public Response similar(
            @PathParam("instance") String instance,
            @PathParam("frame") String frame,
            @QueryParam("model") @DefaultValue("") String model,
            @QueryParam("most") @DefaultValue("10") String most) {
        var answer = desk().find(model, uid(instance), number(frame, Integer.MAX_VALUE), number(most, MOST));
        var pictures = Json.createArrayBuilder();
        answer.pictures().forEach(hit -> pictures.add(picture(hit)));
        String body = Json.createObjectBuilder()
                .add("model", answer.modelId())
                .add("pictures", pictures)
                .build()
                .toString();
        return Response.ok(body).header("Cache-Control", "no-store").build();
    }

    /** Study and series are there for a picture of the archive alone. */
    private static JsonObjectBuilder picture(SimilarPictures.Hit hit) {
        var picture = Json.createObjectBuilder()
                .add("id", hit.found().id())
                .add("frame", hit.found().frame())
                .add("similarity", hit.found().similarity());
        hit.here()
                .ifPresent(header -> picture.add(
                                "studyInstanceUid", header.studyUid().value())
                        .add("seriesInstanceUid", header.seriesUid().value())
                        .add("sopInstanceUid", header.sopInstanceUid().value()));
        return picture;
    }

    private static SimilarPictures desk() {
        return Ports.require(SimilarPictures.class);
    }

    private static DicomUid uid(String text) {
        try {
            return new DicomUid(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, "not a UID", e);
        }
    }

    private static int number(String text, int largest) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(Category.INVALID, "not a number", e);
        }
        throw new ProblemException(Category.INVALID, "a number is outside its range");
    }
}
