package io.xinglin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Storage SCP beside ours, with PDUs of 128 KiB, the most dcmtk takes. Both peers are built on dcmtk, which leaves Nagle's algorithm on
 * unless {@code TCP_NODELAY} is 1 in its environment: with it each instance would wait 40 ms for a delayed
 * acknowledgement, and the comparison would be worth nothing.
 */
final class StorePeer implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private StorePeer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** dcmtk's {@code storescp}: writes each instance to a file without syncing it, indexes nothing. */
    static Optional<StorePeer> storescp(Path folder) throws IOException {
        Path received = Files.createDirectories(folder.resolve("storescp"));
        return start(port -> new ProcessBuilder(
                "storescp", "--fork", "-pdu", "131072", "-aet", "PEER", "-od", received.toString(), "" + port));
    }

    /** Orthanc: writes, syncs and indexes in SQLite. */
    static Optional<StorePeer> orthanc(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("orthanc"));
        return start(port -> {
            Path config = home.resolve("orthanc.json");
            Files.writeString(config, """
                    {"StorageDirectory": "%s", "IndexDirectory": "%s", "DicomAet": "PEER", "DicomPort": %d,
                     "HttpServerEnabled": false, "DicomCheckCalledAet": false, "DicomAlwaysAllowStore": true,
                     "MaximumPduLength": 131072, "SyncStorageArea": true, "StorageCompression": false, "Plugins": []}
                    """.formatted(home.resolve("storage"), home.resolve("storage"), port));
            return new ProcessBuilder("Orthanc", config.toString());
        });
    }

    @FunctionalInterface
    private interface Command {
        ProcessBuilder on(int port) throws IOException;
    }

    private static Optional<StorePeer> start(Command command) throws IOException {
        int port = Loopback.freePort();
        ProcessBuilder builder = command.on(port);
        if (!installed(builder.command().get(0))) {
            return Optional.empty();
        }
        Map<String, String> environment = builder.environment();
        environment.put("TCP_NODELAY", "1");
        environment.put("TCP_BUFFER_LENGTH", "1048576");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Loopback.await(port, process, STARTS_WITHIN);
        return Optional.of(new StorePeer(process, port));
    }

    private static boolean installed(String program) {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
