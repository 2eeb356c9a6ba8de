package io.xinglin.core.imaging;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * A DICOMweb server to ask (PS3.18): where it is, who asks, and how much it may answer. Secrets stay in their files.
 *
 * @param base address of the service, up to, not including, {@code /studies}; no slash at its end
 * @param access who asks
 * @param maxBytes of one study
 * @param maxInstances of one study
 * @param timeout for one answer, from the request to its last byte
 */
public record WebArchive(URI base, Access access, long maxBytes, int maxInstances, Duration timeout) {
    public WebArchive {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(timeout, "timeout");
    }

    /** How the server knows who asks. Files are read for each request, so that a secret may be changed in place. */
    public sealed interface Access {
        /** It does not ask. */
        record Anonymous() implements Access {}

        /** User and password (RFC 7617); the password is the file's first line. */
        record Basic(String user, Path passwordFile) implements Access {}

        /** A bearer token (RFC 6750); the file's first line. */
        record Bearer(Path tokenFile) implements Access {}
    }
}
