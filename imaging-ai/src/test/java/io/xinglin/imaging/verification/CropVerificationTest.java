package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Checksums;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.chest.NoduleTexture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crop network that ships, over made crops. */
@Tag("REQ-LUN-06")
class CropVerificationTest {
    private static final OnnxSettings SETTINGS = new OnnxSettings(1, 1, Duration.ofSeconds(1));
    private static final InstalledModel MODEL = FolderCatalogue.open(
                    List.of(Path.of(System.getProperty("basedir", ".")).resolve("../models")))
            .installed("lung-nodule-ct")
            .orElseThrow();

    @TempDir
    private Path folder;

    /** Names of patients in one fold of five. */
    private static List<String> patients(int fold, int count) {
        return IntStream.range(0, 200)
                .mapToObj(n -> "P" + n)
                .filter(name -> Checksums.fold(name, 5) == fold)
                .limit(count)
                .toList();
    }

    @Test
    void runShouldOutlineMadeDiscsOfTheFoldThatIsHeldBackAlone() throws IOException {
        List<String> held = patients(0, 4);
        MadeCrops crops = new MadeCrops(folder);
        crops.nodule(held.get(0), 5, "1").nodule(held.get(1), 6, "2");
        crops.nodule(held.get(2), 12, "5").nodule(held.get(3), 9, "3");
        crops.nodule(patients(1, 1).get(0), 9, "4");
        List<Integer> done = new ArrayList<>();

        CropReport report = CropVerification.run(MODEL, SETTINGS, crops.write(), done::add);

        assertThat(done).containsExactly(1, 2, 3, 4);
        assertThat(report.patients()).isEqualTo(4);
        assertThat(report.sure()).isEqualTo(3);
        assertThat(report.dice().value()).isBetween(0.8, 1.0);
        assertThat(report.dice(4)).isEqualTo(report.dice().value());
        assertThat(report.dice(1)).isNaN();
        assertThat(report.areaAlone().value()).isEqualTo(1);
        assertThat(report.nodules())
                .filteredOn(n -> n.patient().equals(held.get(2)))
                .singleElement()
                .satisfies(n -> assertThat(n.area()).isCloseTo(Math.PI * 144, within(20.0)));
    }

    @Test
    void runShouldRefuseMasksThatAreNotOneARow() throws IOException {
        Path set = new MadeCrops(folder).nodule(patients(0, 1).get(0), 5, "").write();
        Files.writeString(set.resolve("labels.csv"), "file,patient,nodule,slice,readers,malignancy\na,b,0,0,1,\n");

        assertThatThrownBy(() -> CropVerification.run(MODEL, SETTINGS, set, n -> {}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("does not have 1 rows");
    }

    @Test
    void texturesShouldBeLevelInTheMiddleAndLeaveOutWhatIsSmall() throws IOException {
        Path set = new MadeCrops(folder).nodule("a", 12, "").nodule("b", 3, "").write();

        List<NoduleTexture> textures = NoduleCropSet.read(set, 5, fold -> true).textures(10);

        assertThat(textures).singleElement().satisfies(texture -> {
            assertThat(texture.radius()).isCloseTo(12, within(0.5));
            assertThat(texture.planes()).hasSize(3);
            float[] plane = texture.planes().get(1);
            assertThat(plane[64 * 128 + 64]).isBetween(-0.1f, 0.1f);
            assertThat(plane[0]).isNaN();
        });
    }

    @Test
    void diceShouldCountThePatientsNodulesTogether() {
        var report = new CropReport(List.of(
                new CropReport.Nodule("a", 4, 5, 0.9, 1, 1),
                new CropReport.Nodule("a", 4, 5, 0.9, 1, 1),
                new CropReport.Nodule("b", 4, 1, 0.7, 0, 2),
                new CropReport.Nodule("b", 4, 1, 0.7, 0, 2)));

        assertThat(report.dice().value()).isCloseTo(0.8, within(1e-9));
        // 1.96 / 4 * sqrt(0.2^2 + 0.2^2)
        assertThat(report.dice().low()).isCloseTo(0.8 - 0.1386, within(1e-4));
        assertThat(report.malignancy().value()).isEqualTo(1);
        assertThat(report.areaAlone().value()).isZero();
    }
}
