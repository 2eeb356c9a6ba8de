package io.xinglin.imaging.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.PhantomSlide;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.SeriesEngine;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped network and an index over made-up pictures. */
@Tag("REQ-WSI-07")
class ArchiveTest {
    private static final InstalledModel MODEL = FolderCatalogue.open(
                    List.of(Path.of(System.getProperty("basedir", ".")).resolve("../models")))
            .installed("pathology-search")
            .orElseThrow();

    @TempDir
    Path folder;

    private final List<String> failed = new ArrayList<>();

    private Path stripes(String name, int width, Color colour) throws IOException {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i % 64 / width % 2 == 0 ? colour.getRGB() : Color.WHITE.getRGB());
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static PictureEmbedder embedder(SeriesEngine engine) {
        var pixels = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer(), new Part10SlideReader());
        return new PictureEmbedder(MODEL, engine, pixels, new Part10Files());
    }

    private static SeriesEngine engine() {
        return new SeriesEngine(new OnnxSettings(1, 1, Duration.ofSeconds(5)));
    }

    private Archive.Counts bring(PictureIndex index, SeriesEngine engine) throws IOException {
        try (var files = Files.list(folder)) {
            return new Archive(index, embedder(engine))
                    .bring(
                            files.sorted().toList(),
                            List.of(folder),
                            false,
                            (file, problem) -> failed.add(file.getFileName() + " " + problem.category()));
        }
    }

    @Test
    void pictureShouldFindItselfThenItsLikeWithoutNamingAFile() throws IOException {
        Path fine = stripes("ZHANG-SAN.png", 2, Color.RED);
        stripes("b.png", 2, new Color(230, 10, 10));
        stripes("c.png", 16, Color.BLUE);
        try (SeriesEngine engine = engine();
                var index = new MemoryPictureIndex()) {
            bring(index, engine);

            float[] wanted = embedder(engine).embed(fine).get(0).embedding();
            List<PictureHit> hits = index.search().find(wanted, 3);

            assertThat(hits)
                    .extracting(h -> Path.of(h.file()).getFileName().toString())
                    .containsExactly("ZHANG-SAN.png", "b.png", "c.png");
            assertThat(hits.get(0).similarity()).isGreaterThan(0.9999);
            assertThat(hits.get(0).id()).matches("sha256:[0-9a-f]{16}");
            assertThat(hits.get(0).toString()).doesNotContain("ZHANG");
        }
    }

    @Test
    void secondRunShouldTakeInWhatChangedAndForgetWhatIsGone() throws IOException {
        stripes("a.png", 2, Color.RED);
        Path gone = stripes("b.png", 4, Color.RED);
        Files.writeString(folder.resolve("broken.png"), "no picture");
        try (SeriesEngine engine = engine();
                var index = new MemoryPictureIndex()) {
            assertThat(bring(index, engine)).isEqualTo(new Archive.Counts(2, 0, 0, 1));
            assertThat(failed).containsExactly("broken.png UNSUPPORTED");
            Files.delete(gone);
            stripes("c.png", 8, Color.RED);

            assertThat(bring(index, engine)).isEqualTo(new Archive.Counts(1, 1, 1, 1));
        }
    }

    @Test
    void tilesWithTissueOfASlideShouldBePicturesOfTheirOwn() throws IOException {
        Path file = folder.resolve("slide.dcm");
        new PhantomSlide(1024, 1024, 128, 1).write(file, true);
        try (SeriesEngine engine = engine()) {
            List<PictureEntry> tiles = embedder(engine).embed(file);

            // A disc of 256 pixels in radius: four by four tiles less its corners; the glass is none.
            assertThat(tiles).hasSizeBetween(12, 16);
            assertThat(tiles)
                    .extracting(PictureEntry::frame)
                    .contains(28, 29, 36, 37)
                    .doesNotContain(1, 64);
            assertThat(tiles).extracting(PictureEntry::id).containsOnly("1.2.826.0.1.3680043.10.1.1024.1024");
        }
    }
}
