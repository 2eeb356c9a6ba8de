package io.xinglin.imaging.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-IMG-04")
class EndingProcessTest {
    /** What runs in a process of its own: it opens one network after the other, and goes on with that while it ends. */
    static final class Opening {
        private static final int MORE = 50;

        private Opening() {}

        public static void main(String[] arguments) throws InterruptedException {
            var settings = new OnnxSettings(1, 1, Duration.ofSeconds(10));
            var opened = new Semaphore(0);
            var opener = new Thread(() -> {
                while (true) {
                    OnnxNetwork.open(Path.of(arguments[0]), settings).close();
                    opened.release();
                }
            });
            opener.setDaemon(true);
            opener.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> opened.acquireUninterruptibly(MORE)));
            opened.acquire();
            System.exit(0);
        }
    }

    @Test
    void aProcessShouldEndWithoutFaultWhileNetworksAreOpened(@TempDir Path folder) throws Exception {
        Path network = RandomNetwork.classifier(folder.resolve("image.onnx"), 5, 1, 32, 2);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opening.class.getName(),
                        network.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(folder.resolve("said.txt"))
                .content()
                .doesNotContain("fatal error")
                .doesNotContain("XL-ONNX-001");
        assertThat(process.exitValue()).isZero();
    }
}
