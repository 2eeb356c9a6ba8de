package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile files in a process of little memory: each is a problem with a category, none takes the process down. */
@Tag("REQ-PIX-02")
class HostileFilesTest {
    @TempDir
    Path folder;

    @Test
    void everyHostileFileShouldBeAProblemWithinLittleMemory() throws IOException, InterruptedException {
        var files = HostileFiles.write(Files.createDirectory(folder.resolve("files")));
        var said = folder.resolve("said.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFiles.class.getName(),
                        folder.resolve("files").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        Map<String, String> outcome = Files.readAllLines(said, StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains(".dcm "))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(' ')), line -> line.substring(line.indexOf(' ') + 1)));
        files.forEach((name, file) -> assertThat(outcome.get(file.getFileName().toString()))
                .as(name)
                .isIn("INVALID", "TOO_LARGE", "UNSUPPORTED"));
    }
}
