package io.xinglin.ear.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.ear.Journey;
import io.xinglin.ear.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** dcmtk's command line tools against the running server. */
@Tag("peer")
@Tag("REQ-DCM-30")
class DcmtkPeerIT {
    private final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    @Test
    void echoscuShouldBeAnswered() throws Exception {
        var echo = Tool.run("echoscu", "-v", "-aec", "XINGLIN", "127.0.0.1", port());
        assertThat(echo.exit()).as(echo.output()).isZero();
        assertThat(echo.output()).contains("Success");
    }

    @Test
    void dcmsendShouldStoreASeriesAndARepeatShouldChangeNothing() throws Exception {
        var journey = Journey.on(server, "DCMTK1");
        journey.phantom(folder.resolve("ct"), 6);
        for (int time = 0; time < 2; time++) {
            var send = Tool.run(
                    "dcmsend",
                    "-v",
                    "-aec",
                    "XINGLIN",
                    "+sd",
                    "127.0.0.1",
                    port(),
                    folder.resolve("ct").toString());
            assertThat(send.exit()).as(send.output()).isZero();
        }
        var instances = journey.emr().json("dicomweb/studies/" + journey.studyUid() + "/instances");
        assertThat(instances).hasSize(6);
    }

    @Test
    void storescuShouldHearANegativeStatusForCutPixelData() throws Exception {
        var file = Journey.on(server, "DCMTK2")
                .phantom(folder.resolve("ct"), 1)
                .get(0)
                .file();
        byte[] whole = Files.readAllBytes(file);
        var cut = Files.write(folder.resolve("cut.dcm"), java.util.Arrays.copyOf(whole, whole.length - 5000));
        var store = storescu(cut);
        assertThat(store.exit() != 0
                        || store.output().contains("Error")
                        || store.output().contains("Failed"))
                .as(store.output())
                .isTrue();
        var found = server.get(
                "dicomweb/instances?PatientID=PDCMTK2", server.account(io.xinglin.core.account.Role.API_CLIENT));
        assertThat(found.statusCode()).isEqualTo(204);
    }

    @Test
    void storescuShouldBeRefusedAnUnknownSopClass() throws Exception {
        var file = Journey.on(server, "DCMTK3")
                .phantom(folder.resolve("ct"), 1)
                .get(0)
                .file();
        var odd = folder.resolve("odd.dcm");
        Files.copy(file, odd);
        var modify =
                Tool.run("dcmodify", "-nb", "-ie", "-m", "SOPClassUID=1.2.826.0.1.3680043.2.1125.9", odd.toString());
        assertThat(modify.exit()).as(modify.output()).isZero();
        var store = storescu(odd);
        assertThat(store.output())
                .containsAnyOf(
                        "No Acceptable Presentation Contexts",
                        "No presentation context",
                        "Unknown",
                        "invalid",
                        "Failed");
    }

    private Tool storescu(Path file) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("storescu", "-v", "-aec", "XINGLIN", "127.0.0.1", port(), file.toString()));
        return Tool.run(command);
    }

    private String port() {
        return String.valueOf(server.dicomPort());
    }
}
