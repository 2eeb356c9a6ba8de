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
import java.util.stream.IntStream;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segmentations and planar ROIs against dicom3tools and dcmtk. */
@Tag("peer")
@Tag("REQ-DCM-25")
class RegionPeerTest {
    @TempDir
    Path folder;

    private String run(String... command) throws IOException, InterruptedException {
        return PeerTool.run(folder, command);
    }

    /** Report, segmentation and heat map of a result that was drawn on the pictures. */
    private List<Path> made(List<StoredInstance> series) {
        return new DicomResultEncoder()
                        .encode(
                                ResultFixture.drawn(series),
                                series,
                                Optional.of(ResultFixture.order()),
                                folder.resolve("out"))
                        .stream()
                        .map(StoredInstance::file)
                        .toList();
    }

    private void verify(List<Path> files) throws IOException, InterruptedException {
        for (var file : files) {
            assertThat(run("dciodvfy", file.toString()).lines().filter(line -> line.startsWith("Error")))
                    .as(file.toString())
                    .isEmpty();
        }
        var dump = run("dsrdump", "-Ee", files.get(0).toString());
        assertThat(dump)
                .contains("Referenced Segmentation Frame")
                .contains("Image Region")
                .contains("Area")
                .contains("Long axis");
        assertThat(dump.lines().filter(line -> line.startsWith("E:"))).isEmpty();
    }

    @Test
    void segmentationOfSlicesShouldHaveNoErrorForDciodvfy() throws IOException, InterruptedException {
        var files = made(ResultFixture.series(folder.resolve("series")));
        verify(files);
        assertThat(run("dcmdump", files.get(1).toString()))
                .contains("PlanePositionSequence")
                .contains("FrameOfReferenceUID")
                .contains("Artificial Intelligence");
    }

    /** An endoscope's pictures lie nowhere in the patient. */
    @Test
    void segmentationOfPicturesWithoutAPlaceShouldHaveNoErrorForDciodvfy() throws IOException, InterruptedException {
        var series = new ArrayList<StoredInstance>();
        for (var number = 1; number <= 2; number++) {
            var file = Fixture.bytes(9, 7, 3, "RGB", new int[9 * 7 * 3])
                    .with(org.aoju.bus.image.Tag.SOPClassUID, VR.UI, UID.VLEndoscopicImageStorage)
                    .with(org.aoju.bus.image.Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.1." + number)
                    .with(org.aoju.bus.image.Tag.InstanceNumber, VR.IS, Integer.toString(number))
                    .with(org.aoju.bus.image.Tag.Modality, VR.CS, "ES")
                    .write(folder);
            series.add(new StoredInstance(new Part10Files().readHeader(file), file));
        }
        var files = made(series);
        verify(files);
        assertThat(run("dcmdump", files.get(1).toString())).doesNotContain("PlanePositionSequence");
        // A frame of 9 x 7 bits ends inside a byte: dcmtk must find the second where we put it.
        assertThat(inside(files.get(1), 2)).containsExactly(9, 10, 11, 12);
    }

    /** The pixels dcmtk finds set in a frame, row-major. */
    private List<Integer> inside(Path segmentation, int frame) throws IOException, InterruptedException {
        var gray = folder.resolve("frame.pgm");
        run(
                "dcmj2pnm",
                "--frame",
                Integer.toString(frame),
                "--write-raw-pnm",
                segmentation.toString(),
                gray.toString());
        byte[] bytes = Files.readAllBytes(gray);
        assertThat(new String(bytes, 0, 11, StandardCharsets.US_ASCII)).isEqualTo("P5\n9 7\n255\n");
        return IntStream.range(0, bytes.length - 11)
                .filter(i -> bytes[11 + i] != 0)
                .boxed()
                .toList();
    }
}
