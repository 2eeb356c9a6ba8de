package io.xinglin.core.study;

import java.nio.file.Path;
import java.util.Objects;

/** An instance in the archive: what it is and the Part 10 file that holds it. */
public record StoredInstance(InstanceHeader header, Path file) {
    public StoredInstance {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(file, "file");
    }
}
