package io.xinglin.core.correction;

import java.util.Optional;

/** Port: which models stood behind an engine's name. Safe for use by many threads. */
@FunctionalInterface
public interface ModelChecksums {
    /** SHA-256 of the models of {@code engine} ({@code NoteFacts.engine}); empty where they are no longer there. */
    Optional<String> sha256(String engine);
}
