package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.study.StoredInstance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lesions, contours and outlines against dicom3tools and dcmtk. */
@Tag("peer")
@Tag("REQ-OBJ-04")
class LesionPeerTest {
    private List<StoredInstance> series;
    private List<StoredInstance> made;

    @TempDir
    Path folder;

    @BeforeEach
    void make() {
        series = ResultFixture.series(folder.resolve("series"));
        made = new DicomResultEncoder(model -> true)
                .encode(
                        LesionFixture.result(series),
                        series,
                        Optional.of(ResultFixture.order()),
                        folder.resolve("out"));
    }

    private String run(String... command) throws IOException, InterruptedException {
        return PeerTool.run(folder, command);
    }

    private Path only(String modality) {
        return made.stream()
                .filter(s -> s.header().modality().equals(modality))
                .findFirst()
                .orElseThrow()
                .file();
    }

    private void verify(List<StoredInstance> objects) throws IOException, InterruptedException {
        for (var object : objects) {
            assertThat(run("dciodvfy", object.file().toString()).lines().filter(line -> line.startsWith("Error")))
                    .as(object.header().modality())
                    .isEmpty();
        }
    }

    @Test
    void noObjectShouldHaveAnErrorForDciodvfy() throws IOException, InterruptedException {
        assertThat(made).extracting(s -> s.header().modality()).containsExactly("SR", "SEG", "OT", "RTSTRUCT", "PR");
        verify(made);
    }

    @Test
    void reportShouldBeReadByDcmtk() throws IOException, InterruptedException {
        var dump = run("dsrdump", "-Ee", only("SR").toString());

        assertThat(dump).contains("Referenced Segment").contains("Volume").contains("any #1");
        assertThat(dump.lines().filter(line -> line.startsWith("E:"))).isEmpty();
    }

    @Test
    void pictureShouldBeShownThroughItsPresentationState() throws IOException, InterruptedException {
        var gray = folder.resolve("shown.pgm");
        var said = run(
                "dcmp2pgm", "-p", only("PR").toString(), series.get(1).file().toString(), gray.toString());

        assertThat(said.lines().filter(line -> line.startsWith("E:"))).isEmpty();
        assertThat(new String(Files.readAllBytes(gray), 0, 2, StandardCharsets.US_ASCII))
                .isEqualTo("P5");
        // dcmpschk takes letters beyond ASCII for faults of the value, whatever the character set.
        assertThat(run("dcmpschk", only("PR").toString()).lines().filter(line -> line.startsWith("E: Error")))
                .allSatisfy(line -> assertThat(line).contains("does not conform to data type definition"));
    }

    @Test
    void colourStateShouldHaveNoErrorForDciodvfy() throws IOException, InterruptedException {
        var file = Fixture.bytes(9, 7, 3, "RGB", new int[9 * 7 * 3])
                .with(org.aoju.bus.image.Tag.SOPClassUID, VR.UI, UID.VLEndoscopicImageStorage)
                .with(org.aoju.bus.image.Tag.Modality, VR.CS, "ES")
                .write(folder);
        var pictures = new ArrayList<>(List.of(new StoredInstance(new Part10Files().readHeader(file), file)));

        verify(new DicomResultEncoder()
                .encode(ResultFixture.drawn(pictures), pictures, Optional.empty(), folder.resolve("colour")));
    }
}
