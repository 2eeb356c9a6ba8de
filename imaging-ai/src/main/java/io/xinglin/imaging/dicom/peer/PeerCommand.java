package io.xinglin.imaging.dicom.peer;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a tool of another maker, a minute at most; its words go nowhere, for they may name patients. */
final class PeerCommand {
    private static final int SECONDS = 60;

    private PeerCommand() {}

    /** Whether the tool ended well and left something at {@code expected}. */
    static boolean leaves(Path expected, List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0 && Files.exists(expected);
        } catch (IOException e) {
            throw new ProblemException(Category.UNAVAILABLE, command.get(0) + " is not installed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Category.UNAVAILABLE, "interrupted", e);
        }
    }

    static boolean leaves(Path expected, String... command) {
        return leaves(expected, Arrays.asList(command));
    }
}
