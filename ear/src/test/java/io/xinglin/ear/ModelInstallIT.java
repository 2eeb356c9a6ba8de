package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.EcgObjectWriter;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.EcgPhantom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code xinglin model install, withdraw, lift} beside a running server: the next series goes to the version that holds then. */
@Tag("REQ-IMG-23")
class ModelInstallIT {
    private static final String SHIPPED = "1.0.0";
    private static final String NEW = "1.0.1";

    private final RunningServer server = RunningServer.shared();
    private final Path root = Path.of(System.getProperty("xinglin.root")).toAbsolutePath();

    @TempDir
    Path folder;

    /** The server is shared: it goes on without the version. */
    @AfterEach
    void remove() throws IOException {
        Path installed = server.home().resolve("models/ecg-rhythm/" + NEW);
        if (Files.exists(installed)) {
            var log = ServerLog.of(server);
            Files.move(installed, folder.resolve("removed"));
            log.await("XL-MOD-005 model ecg-rhythm 1\\.0\\.1 is not installed any more");
        }
    }

    @Test
    void versionShouldBeInstalledWithdrawnAndLiftedWithoutARestart() throws Exception {
        assertThat(usedBy("MOD1")).isEqualTo(SHIPPED);

        var log = ServerLog.of(server);
        model("install", copy().toString());
        log.await("XL-MOD-006 model ecg-rhythm 1\\.0\\.1 is installed");
        assertThat(page()).contains("ecg-rhythm 1.0.1");
        assertThat(usedBy("MOD2")).isEqualTo(NEW);

        model("withdraw", "ecg-rhythm", NEW, "--reason", "installed by a test");
        // The mark holds at once: nothing is waited for.
        assertThat(usedBy("MOD3")).isEqualTo(SHIPPED);
        assertThat(page()).contains("installed by a test");
        log.await("XL-MOD-004 withdrawals of models changed: 1 results are marked anew");

        model("lift", "ecg-rhythm", NEW, "--withdrawal");
        assertThat(usedBy("MOD4")).isEqualTo(NEW);
        log.await("(?s)XL-MOD-004.*XL-MOD-004 withdrawals of models changed: 1 results are marked anew");
        assertThat(page()).doesNotContain("installed by a test");
    }

    /** The shipped package under another version. */
    private Path copy() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("ecg-rhythm").resolve(NEW));
        Path shipped = root.resolve("models/ecg-rhythm").resolve(SHIPPED);
        try (var files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(shipped.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Path manifest = copy.resolve("package.yaml");
        Files.writeString(manifest, Files.readString(manifest).replace("version: \"" + SHIPPED, "version: \"" + NEW));
        return copy;
    }

    private void model(String... arguments) throws IOException, InterruptedException {
        var said = CommandLine.run(
                server, Stream.concat(Stream.of("model"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(said.exit()).as(said.output()).isZero();
    }

    /** The version that read a new electrocardiogram. */
    private String usedBy(String number) throws Exception {
        var journey = Journey.on(server, number);
        var patient = journey.subject();
        var subject = new Hl7Messages.Subject(
                patient.id(), patient.name(), patient.birth(), patient.sex(), patient.accession(), "常规心电图", "ECG");
        try (var his = new Hl7Peer(server.hl7Port())) {
            for (String message : List.of(
                    journey.messages().admit(subject), journey.messages().order(subject))) {
                assertThat(his.send(message).accepted()).isTrue();
            }
        }
        var log = ServerLog.of(server);
        Path file = folder.resolve(number + ".dcm");
        new EcgObjectWriter()
                .write(journey.study().electrocardiogram(EcgPhantom.sinus(45).signal(500)), file);
        journey.images(List.of(new StoredInstance(new Part10Files().readHeader(file), file)));
        journey.awaitReport("preliminary");
        return log.text()
                .lines()
                .filter(line -> line.contains("XL-INF-002") && line.contains(" runs ecg-rhythm "))
                .map(line -> line.replaceAll(".* runs ecg-rhythm (\\S+) on .*", "$1"))
                .reduce((one, other) -> other)
                .orElse("none");
    }

    private String page() {
        var account = server.account(Role.ADMINISTRATOR);
        var browser = new HttpPeer(server.web(), "", "");
        try {
            assertThat(new Clinician(browser).logIn(account.user(), account.password()))
                    .isTrue();
            return browser.page("models.xhtml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
