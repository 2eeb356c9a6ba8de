package io.xinglin.cli.search;

import io.xinglin.cli.model.ModelFolders;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.search.PictureEmbedder;
import io.xinglin.imaging.series.SeriesEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which network looks at the pictures and where the index lies; mixed into commands. */
final class SearchOptions {
    @Mixin
    private ModelFolders folders;

    @Option(names = "--model", paramLabel = "ID", description = "default: ${DEFAULT-VALUE}")
    private String modelId = "pathology-search";

    @Option(names = "--index", paramLabel = "DIR", description = "default: $XINGLIN_HOME/search/ID")
    private Path index;

    @Option(names = "--threads", paramLabel = "N", description = "threads inside the network; default: all processors")
    private int threads = Runtime.getRuntime().availableProcessors();

    InstalledModel model() {
        return folders.model(folders.open(), modelId);
    }

    Path index() {
        String root = System.getProperty("xinglin.root", ".");
        String home = Objects.requireNonNullElse(System.getenv("XINGLIN_HOME"), root + "/xinglin-home");
        return index == null ? Path.of(home, "search", modelId) : index;
    }

    SeriesEngine engine() {
        return new SeriesEngine(new OnnxSettings(1, threads, Duration.ofMinutes(1)));
    }

    static PictureEmbedder embedder(InstalledModel model, SeriesEngine engine) {
        var pixels = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer(), new Part10SlideReader());
        return new PictureEmbedder(model, engine, pixels, new Part10Files());
    }
}
