package io.xinglin.ear;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./xinglin} beside a running server, in a process of its own and with the server's home, as a person would use it. */
public final class CommandLine {
    private static final long MINUTES = 10;

    private CommandLine() {}

    /**
     * What it said.
     *
     * @param output standard output and error together
     */
    public record Said(int exit, String output) {}

    /** Runs one command to its end. */
    public static Said run(RunningServer server, String... arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(System.getProperty("xinglin.root"), "xinglin").toAbsolutePath();
        Path output = Files.createTempFile("xinglin", ".out");
        try {
            var command = new ProcessBuilder(launcher.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            command.command().addAll(List.of(arguments));
            command.environment().put("XINGLIN_HOME", server.home().toString());
            Process process = command.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(arguments[0] + " did not end in " + MINUTES + " minutes");
            }
            return new Said(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
