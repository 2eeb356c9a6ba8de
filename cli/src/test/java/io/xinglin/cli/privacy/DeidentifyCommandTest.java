package io.xinglin.cli.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.XinglinCli;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-NOD-09")
class DeidentifyCommandTest {
    private final Part10Files files = new Part10Files();

    @TempDir
    Path folder;

    private String run(int status, Object... arguments) {
        var err = new ByteArrayOutputStream();
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        String[] words = java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        assertThat(XinglinCli.run(stream, stream, words))
                .as(() -> err.toString(StandardCharsets.UTF_8))
                .isEqualTo(status);
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<Path> slices(String patient, Path into) {
        var study = PhantomStudy.headCt(
                patient,
                "Wang^Wu=王^五",
                Sex.MALE,
                LocalDate.of(1960, 5, 4),
                "ACC4711",
                LocalDateTime.of(2026, 11, 21, 10, 30));
        return new HeadCtPhantom().write(new HeadCtPhantom.Spec(study, 32, 2, 5, 1, List.of()), into);
    }

    private static List<Path> in(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void filesShouldGoOutWithoutIdentityAndComeBackWithIt() throws IOException {
        List<Path> originals = slices("MRN778899", folder.resolve("in"));
        Path key = folder.resolve("key.tsv");
        run(0, "deidentify", originals.get(0), "--out", folder.resolve("out"), "--key", key);
        run(0, "deidentify", originals.get(1), "--out", folder.resolve("out"), "--key", key);

        List<Path> copies = in(folder.resolve("out"));
        assertThat(copies)
                .hasSize(2)
                .allSatisfy(copy -> assertThat(new String(Files.readAllBytes(copy), StandardCharsets.UTF_8))
                        .doesNotContain("MRN778899")
                        .doesNotContain("Wang")
                        .doesNotContain("王")
                        .doesNotContain("ACC4711"));
        assertThat(copies.stream()
                        .map(copy -> files.readHeader(copy).studyUid())
                        .distinct())
                .as("one study, though two runs")
                .hasSize(1);

        run(
                0,
                "reidentify",
                copies.get(0),
                copies.get(1),
                "--out",
                folder.resolve("back"),
                "--key",
                key,
                "--original",
                originals.get(0));
        assertThat(in(folder.resolve("back")))
                .extracting(file -> header(file).header().sopInstanceUid())
                .containsExactlyInAnyOrderElementsOf(originals.stream()
                        .map(file -> header(file).header().sopInstanceUid())
                        .toList());
        assertThat(in(folder.resolve("back"))).allSatisfy(file -> {
            assertThat(header(file).header().patientIfNamed())
                    .isEqualTo(header(originals.get(0)).header().patientIfNamed());
            assertThat(header(file).header().accessionNumber()).isEqualTo("ACC4711");
        });
    }

    private StoredInstance header(Path file) {
        return new StoredInstance(files.readHeader(file), file);
    }

    @Test
    void whatIsRefusedShouldBeNamedAndTheRestWritten() throws IOException {
        List<Path> originals = slices("MRN778899", folder.resolve("in"));
        Path text = Files.writeString(folder.resolve("note.txt"), "no image");
        Path key = folder.resolve("key.tsv");

        assertThat(run(1, "deidentify", text, originals.get(0), "--out", folder.resolve("out"), "--key", key))
                .contains("note.txt: no DICOM file")
                .contains("1 files written, 1 refused");
        assertThat(in(folder.resolve("out"))).hasSize(1);

        Path other = slices("MRN112233", folder.resolve("other")).get(0);
        assertThat(run(
                        1,
                        "reidentify",
                        in(folder.resolve("out")).get(0),
                        "--out",
                        folder.resolve("back"),
                        "--key",
                        key,
                        "--original",
                        other))
                .contains("another patient");
        assertThat(in(folder.resolve("back"))).isEmpty();
    }
}
