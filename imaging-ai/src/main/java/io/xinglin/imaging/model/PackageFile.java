package io.xinglin.imaging.model;

import java.util.Objects;

/**
 * A file of a package.
 *
 * @param path relative to the package's folder
 * @param sha256 lower-case hex
 * @param role {@code slice}, {@code series}, {@code image}, {@code rhythm}, {@code beat},
 *     {@code volume} or {@code crop} for networks; anything else is only verified
 */
public record PackageFile(String path, String sha256, String role) {
    /** The network that sees one slice. */
    public static final String SLICE = "slice";
    /** The network that sees the slice features of a whole series. */
    public static final String SERIES = "series";
    /** The network that sees one picture. */
    public static final String IMAGE = "image";
    /** The network that sees a window of an electrocardiogram. */
    public static final String RHYTHM = "rhythm";
    /** The network that tells premature ventricular beats. */
    public static final String BEAT = "beat";
    /** The network that sees a volume, or patches of it. */
    public static final String VOLUME = "volume";
    /** The network that sees small pictures of what was found in a volume. */
    public static final String CROP = "crop";

    public PackageFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(role, "role");
    }
}
