package io.xinglin.web.dicomweb;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.ArchiveQuery;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.web.Ports;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** WADO-RS (PS3.18 section 10.4): studies, series, instances, metadata, frames and rendered pictures. */
@Path("/")
public class WadoResource {
    private static final String DICOM = "application/dicom";
    private static final String PIXEL_DATA = "7FE00010";

    @Context
    private UriInfo uri;

    @PathParam("study")
    private String study;

    @GET
    @Path("studies/{study}")
    @Produces({"multipart/related", DICOM})
    public Response retrieveStudy() {
        return files(instances(Optional.empty()));
    }

    @GET
    @Path("studies/{study}/metadata")
    @Produces({QidoResource.DICOM_JSON, "application/json"})
    public Response studyMetadata() {
        return metadata(instances(Optional.empty()));
    }

    @GET
    @Path("studies/{study}/series/{series}")
    @Produces({"multipart/related", DICOM})
    public Response retrieveSeries(@PathParam("series") String series) {
        return files(instances(Optional.of(series)));
    }

    @GET
    @Path("studies/{study}/series/{series}/metadata")
    @Produces({QidoResource.DICOM_JSON, "application/json"})
    public Response seriesMetadata(@PathParam("series") String series) {
        return metadata(instances(Optional.of(series)));
    }

    @GET
    @Path("studies/{study}/series/{series}/instances/{instance}")
    @Produces({"multipart/related", DICOM})
    public Response retrieveInstance(@PathParam("series") String series, @PathParam("instance") String instance) {
        return files(List.of(one(series, instance)));
    }

    @GET
    @Path("studies/{study}/series/{series}/instances/{instance}/metadata")
    @Produces({QidoResource.DICOM_JSON, "application/json"})
    public Response instanceMetadata(@PathParam("series") String series, @PathParam("instance") String instance) {
        return metadata(List.of(one(series, instance)));
    }

    @GET
    @Path("studies/{study}/series/{series}/instances/{instance}/rendered")
    @Produces({"image/png", "image/jpeg"})
    public Response rendered(
            @PathParam("series") String series,
            @PathParam("instance") String instance,
            @QueryParam("window") String window) {
        return picture(one(series, instance), 1, window);
    }

    @GET
    @Path("studies/{study}/series/{series}/instances/{instance}/frames/{frame}/rendered")
    @Produces({"image/png", "image/jpeg"})
    public Response renderedFrame(
            @PathParam("series") String series,
            @PathParam("instance") String instance,
            @PathParam("frame") int frame,
            @QueryParam("window") String window) {
        return picture(one(series, instance), frame, window);
    }

    @GET
    @Path("studies/{study}/series/{series}/instances/{instance}/frames/{frames}")
    @Produces("multipart/related")
    public Response frames(
            @PathParam("series") String series,
            @PathParam("instance") String instance,
            @PathParam("frames") String frames) {
        var stored = one(series, instance);
        var files = Ports.require(DicomFiles.class);
        var parts = new ArrayList<DicomFiles.FrameBytes>();
        for (String number : frames.split(",")) {
            parts.add(files.frame(stored.file(), frameNumber(stored, number)));
        }
        return parts(parts);
    }

    /** What BulkDataURI of the metadata refers to; Pixel Data comes as its frames, one part each (PS3.18 8.7.3). */
    @GET
    @Path("studies/{study}/series/{series}/instances/{instance}/bulkdata/{path: .+}")
    @Produces("multipart/related")
    public Response bulkData(
            @PathParam("series") String series,
            @PathParam("instance") String instance,
            @PathParam("path") String path) {
        var stored = one(series, instance);
        var files = Ports.require(DicomFiles.class);
        if (!path.equals(PIXEL_DATA)) {
            return parts(List.of(files.bulkData(stored.file(), path)));
        }
        return parts(IntStream.rangeClosed(1, stored.header().frames())
                .mapToObj(frame -> files.frame(stored.file(), frame))
                .toList());
    }

    private static Response parts(List<DicomFiles.FrameBytes> parts) {
        String type = parts.get(0).mediaType();
        StreamingOutput body = out -> {
            var multipart = new MultipartRelated(out);
            for (var part : parts) {
                multipart
                        .part(part.mediaType() + "; transfer-syntax=" + part.transferSyntaxUid())
                        .write(part.bytes());
                multipart.endPart();
            }
            multipart.end();
        };
        return Response.ok(body, MultipartRelated.contentType(type)).build();
    }

    private static int frameNumber(StoredInstance stored, String text) {
        try {
            int frame = Integer.parseInt(text.strip());
            if (frame >= 1 && frame <= stored.header().frames()) {
                return frame;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(Category.INVALID, "frame list is not a list of numbers", e);
        }
        throw new ProblemException(Category.NOT_FOUND, "no such frame");
    }

    private Response picture(StoredInstance stored, int frame, String window) {
        if (frame < 1 || frame > stored.header().frames()) {
            throw new ProblemException(Category.NOT_FOUND, "no such frame");
        }
        var image = Ports.require(DicomFiles.class).render(stored.file(), frame, window(window));
        StreamingOutput body = out -> ImageIO.write(image, "png", out);
        return Response.ok(body, "image/png")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }

    /** {@code window=center,width[,function]} (PS3.18 section 8.3.5.1.4). */
    private static double[] window(String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return null;
        }
        try {
            return Arrays.stream(parameter.split(","))
                    .limit(2)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new ProblemException(Category.INVALID, "window is not center,width", e);
        }
    }

    private static Response files(List<StoredInstance> instances) {
        StreamingOutput body = out -> {
            var multipart = new MultipartRelated(out);
            for (var instance : instances) {
                var part = multipart.part(
                        DICOM + "; transfer-syntax=" + instance.header().transferSyntaxUid());
                Files.copy(instance.file(), part);
                multipart.endPart();
            }
            multipart.end();
        };
        return Response.ok(body, MultipartRelated.contentType(DICOM)).build();
    }

    private Response metadata(List<StoredInstance> instances) {
        var files = Ports.require(DicomFiles.class);
        String base = uri.getBaseUri().toString();
        StreamingOutput body = out -> {
            out.write('[');
            for (int i = 0; i < instances.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                writeOne(files, base, instances.get(i), out);
            }
            out.write("]".getBytes(StandardCharsets.US_ASCII));
        };
        return Response.ok(body).build();
    }

    private static void writeOne(DicomFiles files, String base, StoredInstance instance, java.io.OutputStream out)
            throws IOException {
        var header = instance.header();
        var buffer = new java.io.ByteArrayOutputStream();
        files.writeJson(
                instance.file(),
                base + "studies/" + header.studyUid() + "/series/" + header.seriesUid() + "/instances/"
                        + header.sopInstanceUid() + "/bulkdata",
                buffer);
        buffer.writeTo(out);
    }

    private List<StoredInstance> instances(Optional<String> series) {
        var found = Ports.require(ArchiveQuery.class).instances(uid(study), series.map(WadoResource::uid));
        if (found.isEmpty()) {
            throw new ProblemException(Category.NOT_FOUND, "no such study or series");
        }
        return found;
    }

    private StoredInstance one(String series, String instance) {
        return Ports.require(ArchiveQuery.class)
                .instance(uid(instance))
                .filter(found -> found.header().studyUid().value().equals(study)
                        && found.header().seriesUid().value().equals(series))
                .orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "no such instance"));
    }

    private static DicomUid uid(String text) {
        try {
            return new DicomUid(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, "not a UID", e);
        }
    }
}
