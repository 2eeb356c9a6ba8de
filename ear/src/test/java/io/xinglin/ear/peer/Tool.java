package io.xinglin.ear.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of a peer and keeps what it said. */
record Tool(int exit, String output) {
    private static final long SECONDS = 120;

    static Tool run(String... command) throws IOException, InterruptedException {
        return run(List.of(command));
    }

    static Tool run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("peer", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " did not end in " + SECONDS + " s");
            }
            return new Tool(process.exitValue(), Files.readString(log, StandardCharsets.ISO_8859_1));
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
