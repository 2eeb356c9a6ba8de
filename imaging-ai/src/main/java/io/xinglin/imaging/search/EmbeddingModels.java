package io.xinglin.imaging.search;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.TaskKind;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.SeriesEngine;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The installed networks that turn a picture into an embedding, and what runs them. Safe for use by many threads.
 *
 * @param engine shares its networks and bounds how many run at once
 */
public record EmbeddingModels(FolderCatalogue catalogue, SeriesEngine engine, PixelSource pixels, DicomFiles dicom) {
    public EmbeddingModels {
        Objects.requireNonNull(catalogue, "catalogue");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(pixels, "pixels");
        Objects.requireNonNull(dicom, "dicom");
    }

    Stream<InstalledModel> all() {
        return catalogue.packages().stream()
                .map(p -> p.algorithm().modelId())
                .distinct()
                .flatMap(id -> catalogue.installed(id).stream())
                .filter(model -> model.manifest().task() == TaskKind.IMAGE_EMBEDDING);
    }

    /** @throws ProblemException NOT_FOUND */
    InstalledModel require(String id) {
        return catalogue.installed(id).orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "no model " + id));
    }

    PictureEmbedder embedder(InstalledModel model) {
        return new PictureEmbedder(model, engine, pixels, dicom);
    }
}
