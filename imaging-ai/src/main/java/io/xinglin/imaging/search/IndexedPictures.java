package io.xinglin.imaging.search;

import io.xinglin.core.imaging.PictureFinder;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * {@link PictureFinder} over the indexes that {@code xinglin search index} makes, one folder for each network. An index is opened
 * for each question, so that what was indexed meanwhile is found.
 */
public final class IndexedPictures implements PictureFinder {
    /** Opens an index; LinkageError where its library is not there. */
    @FunctionalInterface
    public interface Opener {
        /**
         * @param network as {@link PictureEmbedder#network} names the one it must have been made with
         * @throws ProblemException NOT_FOUND, CONFLICT, UNAVAILABLE
         */
        SimilarPictures open(Path folder, String network);
    }

    private final EmbeddingModels models;
    private final Path folder;
    private final Opener opener;

    /** @param folder below which each network's index lies under the network's id */
    public IndexedPictures(EmbeddingModels models, Path folder, Opener opener) {
        this.models = Objects.requireNonNull(models, "models");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.opener = Objects.requireNonNull(opener, "opener");
    }

    @Override
    public List<Index> indexes() {
        return models.all()
                .filter(model ->
                        Files.isDirectory(folder.resolve(model.algorithm().modelId())))
                .map(model -> new Index(
                        model.algorithm().modelId(),
                        model.summary().titleZh(),
                        model.summary().titleEn()))
                .toList();
    }

    @Override
    public List<Found> find(String modelId, Path file, int frame, int most) {
        InstalledModel model = models.require(modelId);
        PictureEmbedder embedder = models.embedder(model);
        try (SimilarPictures index = open(model)) {
            return index.find(embedder.embed(file, frame).embedding(), most).stream()
                    .map(hit -> new Found(hit.id(), hit.frame(), hit.similarity()))
                    .toList();
        }
    }

    private SimilarPictures open(InstalledModel model) {
        try {
            return opener.open(folder.resolve(model.algorithm().modelId()), PictureEmbedder.network(model));
        } catch (LinkageError e) {
            throw new ProblemException(Category.UNAVAILABLE, "the server has no library for indexes of pictures", e);
        }
    }
}
