package io.xinglin.ejb.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether the disk of the database has room, looked up once a second at most. */
final class FreeSpace {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Path folder;
    private final long minimum;
    private final Clock clock;
    private volatile Instant lookedAt = Instant.MIN;
    private volatile boolean enough = true;

    FreeSpace(Path folder, long minimum, Clock clock) {
        this.folder = folder;
        this.minimum = minimum;
        this.clock = clock;
    }

    boolean enough() {
        Instant now = clock.instant();
        if (lookedAt.isBefore(now.minus(FRESH))) {
            lookedAt = now;
            enough = usable() >= minimum;
        }
        return enough;
    }

    private long usable() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
