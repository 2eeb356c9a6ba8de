package io.xinglin.core.storage;

/**
 * Port: whether the disk of the databases has room. Every door that takes something in asks before it does, so that what
 * was accepted can be worked off to its end. Safe for use by many threads; cheap enough for every request.
 */
@FunctionalInterface
public interface StorageWatermark {
    /** @throws io.xinglin.core.problem.ProblemException STORAGE_FULL below {@code archive.minimum-free-bytes} */
    void requireSpace();
}
