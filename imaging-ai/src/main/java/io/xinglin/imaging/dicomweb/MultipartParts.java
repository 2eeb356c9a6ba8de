package io.xinglin.imaging.dicomweb;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Reads {@code multipart/related} (RFC 2387) part by part as it comes; one that ends before its last boundary is an error. */
final class MultipartParts {
    private static final int MOST_HEADERS = 100;

    private MultipartParts() {}

    /** Takes one part; need not read it to its end. */
    @FunctionalInterface
    interface Part {
        void take(InputStream body) throws IOException;
    }

    /** @throws ProblemException INVALID for what is no whole multipart body */
    static void read(String contentType, InputStream body, Part part) throws IOException {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new ProblemException(Category.UNSUPPORTED, "the DICOMweb server does not answer with parts");
        }
        // Strict about boundaries: else a body that ends in the middle of a part reads like a whole one. Not about
        // headers.
        var config = MimeConfig.custom()
                .setStrictParsing(true)
                .setMaxContentLen(-1)
                .setMaxLineLen(-1)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        var tokens = new MimeTokenStream(config, DecodeMonitor.SILENT, null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parseHeadless(body, contentType);
        try {
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                if (state == EntityState.T_BODY) {
                    part.take(tokens.getInputStream());
                }
            }
        } catch (MimeException e) {
            throw malformed(e);
        } catch (IOException e) {
            if (e.getCause() instanceof MimeException) {
                throw malformed(e);
            }
            throw e;
        }
    }

    private static ProblemException malformed(Exception cause) {
        return new ProblemException(
                Category.INVALID, "the DICOMweb server's multipart answer is malformed or cut off", cause);
    }
}
