package io.xinglin.imaging.slide;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.imaging.phantom.PhantomSlide;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A slide is read without being loaded: one of 315 MB in a process whose heap holds 96 MB, the ratio of 3 GB to less than
 * 1 GB. The real size is measured by {@code bench/run slide}.
 */
@Tag("REQ-WSI-04")
class SlideMemoryTest {
    @TempDir
    Path folder;

    @Test
    void slideShouldBeReadInAFractionOfItsSize() throws IOException, InterruptedException {
        Path file = folder.resolve("slide.dcm");
        var slide = new PhantomSlide(10_240, 10_240, 256, 0.5);
        slide.write(file, false);
        assertThat(Files.size(file)).isGreaterThan(314_000_000);
        String tested = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        tested,
                        SlideMemoryProbe.class.getName(),
                        file.toString())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start();

        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        String printed = Files.readString(out, StandardCharsets.UTF_8).strip();
        assertThat(process.exitValue()).as(printed).isZero();
        // A disc of a quarter of the side in radius holds a fifth of the 91 x 91 steps of half a tile, and the tiles at its edge.
        assertThat(Integer.parseInt(printed.lines().reduce((a, b) -> b).orElseThrow()))
                .isBetween(1_500, 2_500);
    }
}
