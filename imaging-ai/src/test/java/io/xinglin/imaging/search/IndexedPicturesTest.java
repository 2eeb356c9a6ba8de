package io.xinglin.imaging.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.PictureFinder;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.PhantomSlide;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.search.lucene.LucenePictureIndex;
import io.xinglin.imaging.search.lucene.LuceneSimilarPictures;
import io.xinglin.imaging.series.SeriesEngine;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped network and an index on disk, as the server asks them. */
@Tag("REQ-SIM-01")
class IndexedPicturesTest {
    private static final String MODEL = "pathology-search";
    private static final FolderCatalogue CATALOGUE = FolderCatalogue.open(
            List.of(Path.of(System.getProperty("basedir", ".")).resolve("../models")));

    private final SeriesEngine engine = new SeriesEngine(new OnnxSettings(1, 1, Duration.ofSeconds(5)));
    private final PixelSource pixels =
            new PixelSource(new Part10SliceReader(), new Part10FrameRenderer(), new Part10SlideReader());

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    private PictureFinder finder(IndexedPictures.Opener opener) {
        return new IndexedPictures(models(), folder.resolve("search"), opener);
    }

    private EmbeddingModels models() {
        return new EmbeddingModels(CATALOGUE, engine, pixels, new Part10Files());
    }

    private Path stripes(String name, int width, Color colour) throws IOException {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i % 64 / width % 2 == 0 ? colour.getRGB() : Color.WHITE.getRGB());
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    @Tag("REQ-SIM-04")
    void whatTheServerPutsInShouldBeFoundAndPutInOnce() throws IOException {
        var indexes = new PictureIndexes(
                models(), folder.resolve("search"), (place, network) -> LucenePictureIndex.open(place, network, false));
        assertThat(indexes.models()).contains(MODEL);
        Path red = stripes("red.png", 2, Color.RED);
        Path none = Files.writeString(folder.resolve("none.txt"), "no picture");

        assertThat(indexes.add(MODEL, List.of(red, none))).isOne();
        assertThat(indexes.add(MODEL, List.of(red))).isZero();
        assertThat(indexes.add(MODEL, List.of(stripes("blue.png", 16, Color.BLUE))))
                .isOne();

        assertThat(finder(LuceneSimilarPictures::open).find(MODEL, red, 1, 9)).hasSize(2);
        assertThatThrownBy(() -> indexes.add("none", List.of(red))).hasMessageContaining("no model");
    }

    private void index(String network, Path... files) {
        var embedder = new PictureEmbedder(CATALOGUE.installed(MODEL).orElseThrow(), engine, pixels, new Part10Files());
        try (var index = LucenePictureIndex.open(folder.resolve("search").resolve(MODEL), network, true)) {
            for (Path file : files) {
                index.put(file.toString(), "1", embedder.embed(file));
            }
            index.commit();
        }
    }

    private static String network() {
        return PictureEmbedder.network(CATALOGUE.installed(MODEL).orElseThrow());
    }

    @Test
    void nearestShouldComeFirstAndNoFileBeNamed() throws IOException {
        Path red = stripes("ZHANG-SAN.png", 2, Color.RED);
        index(network(), red, stripes("b.png", 2, new Color(230, 10, 10)), stripes("c.png", 16, Color.BLUE));

        List<PictureFinder.Found> found = finder(LuceneSimilarPictures::open).find(MODEL, red, 1, 2);

        assertThat(found).hasSize(2);
        assertThat(found.get(0).similarity()).isGreaterThan(0.9999);
        assertThat(found.get(1).similarity()).isBetween(0.5, found.get(0).similarity());
        assertThat(found.toString()).doesNotContain("ZHANG");
    }

    @Test
    void networksWithAnIndexShouldBeNamed() {
        var finder = finder(LuceneSimilarPictures::open);
        assertThat(finder.indexes()).isEmpty();

        index(network());

        assertThat(finder.indexes()).extracting(PictureFinder.Index::modelId).containsExactly(MODEL);
    }

    @Test
    void whatIsMissingShouldBeNamed() throws IOException {
        Path red = stripes("a.png", 2, Color.RED);
        var finder = finder(LuceneSimilarPictures::open);

        assertThatThrownBy(() -> finder.find(MODEL, red, 1, 2)).hasMessage("NOT_FOUND: there is no index yet");
        assertThatThrownBy(() -> finder.find("none", red, 1, 2)).hasMessage("NOT_FOUND: no model none");
        assertThatThrownBy(() -> finder.find("ich-ct", red, 1, 2)).hasMessageStartingWith("UNSUPPORTED");
        index("pathology-search 0.0.1 00", red);
        assertThatThrownBy(() -> finder.find(MODEL, red, 1, 2)).hasMessageStartingWith("CONFLICT: the index was made");
        index(network(), red);
        assertThatThrownBy(() -> finder.find(MODEL, red, 2, 2)).hasMessage("NOT_FOUND: the file has no frame 2");
    }

    @Test
    void serverWithoutTheLibraryShouldSaySo() throws IOException {
        Path red = stripes("a.png", 2, Color.RED);
        var finder = finder((place, network) -> {
            throw new NoClassDefFoundError("org/apache/lucene/index/DirectoryReader");
        });

        assertThatThrownBy(() -> finder.find(MODEL, red, 1, 2))
                .hasMessage("UNAVAILABLE: the server has no library for indexes of pictures");
    }

    @Test
    void tileOfASlideShouldBeAskedForByItsFrame() throws IOException {
        Path slide = Files.createFile(folder.resolve("slide.dcm"));
        new PhantomSlide(1024, 1024, 128, 1).write(slide, true);
        index(network(), slide);
        var finder = finder(LuceneSimilarPictures::open);

        // Tiles of the made disc are alike, so that others may come before it.
        assertThat(finder.find(MODEL, slide, 28, 16)).anySatisfy(found -> {
            assertThat(found.frame()).isEqualTo(28);
            assertThat(found.similarity()).isGreaterThan(0.9999);
        });
        assertThatThrownBy(() -> finder.find(MODEL, slide, 65, 1)).hasMessage("NOT_FOUND: the file has no frame 65");
    }
}
