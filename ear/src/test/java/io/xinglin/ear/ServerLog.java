package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What a server wrote to its log from a moment on. */
public final class ServerLog {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final RunningServer server;
    private final long from;

    private ServerLog(RunningServer server, long from) {
        this.server = server;
        this.from = from;
    }

    /** From now on. */
    public static ServerLog of(RunningServer server) {
        return new ServerLog(server, read(server.log()).length);
    }

    public String text() {
        byte[] all = read(server.log());
        return new String(
                Arrays.copyOfRange(all, (int) Math.min(from, all.length), all.length), StandardCharsets.UTF_8);
    }

    /** Waits for a line that matches, e.g. a message id and the code of the answer. */
    public void await(String regex) {
        var line = Pattern.compile(regex);
        Await.until(
                "a line of the log that matches " + regex,
                SOON,
                () -> line.matcher(text()).find());
    }

    /** Neither log nor console ever named any of this, also before {@link #of}. */
    public void neverNamed(String... patientData) {
        for (Path file : new Path[] {server.log(), server.home().resolve("console.log")}) {
            assertThat(new String(read(file), StandardCharsets.UTF_8)).doesNotContain(patientData);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
