package io.xinglin.web.dicomweb;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.web.Ports;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** STOW-RS (PS3.18 section 10.5): stores the instances of one multipart request, each on its own merits. */
@Path("/")
@Consumes("multipart/related")
@Produces(QidoResource.DICOM_JSON)
public class StowResource {
    @Context
    private SecurityContext security;

    @HeaderParam(HttpHeaders.CONTENT_TYPE)
    private String contentType;

    @POST
    @Path("studies")
    public Response store(InputStream body) throws IOException {
        return store(null, body);
    }

    @POST
    @Path("studies/{study}")
    public Response store(@PathParam("study") String study, InputStream body) throws IOException {
        requireDicom();
        Ports.require(InstanceIntake.class).requireSpace();
        var answer = new StowAnswer();
        var tokens = new MimeTokenStream(MimeConfig.custom()
                .setMaxContentLen(-1)
                .setMaxLineLen(-1)
                .setMaxHeaderCount(100)
                .build());
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parseHeadless(body, contentType);
        try {
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                if (state == EntityState.T_BODY) {
                    storePart(study, tokens.getInputStream(), answer);
                }
            }
        } catch (MimeException e) {
            throw new ProblemException(Category.INVALID, "multipart body is malformed", e);
        }
        return answer.toResponse();
    }

    /** Metadata and bulk data in XML or JSON are not taken (PS3.18 table 10.5.2-1 lets the origin server choose). */
    private void requireDicom() {
        String type = MediaType.valueOf(contentType).getParameters().getOrDefault("type", "application/dicom");
        if (!type.equalsIgnoreCase("application/dicom")) {
            throw new ProblemException(Category.UNSUPPORTED, "only parts of type application/dicom are stored");
        }
    }

    private void storePart(String study, InputStream part, StowAnswer answer) throws IOException {
        var file = Files.createTempFile("xinglin-stow", ".dcm");
        InstanceHeader header = null;
        try {
            Files.copy(part, file, StandardCopyOption.REPLACE_EXISTING);
            header = Ports.require(DicomFiles.class).readHeader(file);
            if (study != null && !header.studyUid().value().equals(study)) {
                throw new ProblemException(Category.CONFLICT, "instance belongs to another study");
            }
            try (var in = Files.newInputStream(file)) {
                Ports.require(InstanceIntake.class)
                        .store("STOW:" + security.getUserPrincipal().getName(), in);
            }
            answer.stored(header);
        } catch (ProblemException e) {
            answer.failed(header, e);
        } catch (IOException e) {
            answer.failed(header, new ProblemException(Category.FAULT, "instance could not be written", e));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
