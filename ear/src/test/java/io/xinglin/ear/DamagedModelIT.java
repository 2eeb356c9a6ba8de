package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.Part10Files;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model file with a wrong checksum: the server starts without it, says so by name, and drops no study over it. */
@Tag("REQ-BAD-05")
class DamagedModelIT {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    @Test
    void theModelShouldBeRefusedByNameInLogAndHealth() throws Exception {
        assertThat(Files.readString(server.log()))
                .containsPattern("XL-MOD-001 model refused: " + DamagedModel.NAME
                        + ": series.onnx: checksum differs from package.yaml");
        assertThat(server.get("ready", null).body())
                .contains("\"ready\":true", "\"refusedModels\":[\"" + DamagedModel.NAME + "\"]");
    }

    @Test
    void aStudyForItShouldWaitWhereAnAdministratorSeesIt() throws Exception {
        var log = ServerLog.of(server);
        var journey = Journey.on(server, "DAMAGED");
        journey.images(asMr(journey.phantom(folder.resolve("ct"), 4)));

        log.await("XL-INF-004 a series waits for the refused model damaged-mr 1.1.0");
        var account = server.account(Role.ADMINISTRATOR);
        var browser = new HttpPeer(server.web(), "", "");
        assertThat(new Clinician(browser).logIn(account.user(), account.password()))
                .isTrue();
        Await.until("the job in the list", SOON, () -> page(browser).contains("damaged-mr 1.1.0"));
        assertThat(page(browser)).contains("model refused: series.onnx: checksum differs from package.yaml");
        log.neverNamed(journey.study().patientId());
    }

    private static String page(HttpPeer browser) {
        try {
            return browser.page("jobs.xhtml");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The phantom as it would come from the MR scanner, for what routing looks at. */
    private static List<StoredInstance> asMr(List<StoredInstance> slices) throws java.io.IOException {
        var files = new Part10Files();
        var changed = new ArrayList<StoredInstance>();
        for (StoredInstance slice : slices) {
            byte[] bytes = DicomBytes.replaced(
                    Files.readAllBytes(slice.file()), "1.2.840.10008.5.1.4.1.1.2\0", DamagedModel.MR + "\0");
            Path file = Files.write(slice.file(), DicomBytes.replaced(bytes, "CS\2\0CT", "CS\2\0MR"));
            changed.add(new StoredInstance(files.readHeader(file), file));
        }
        return changed;
    }
}
