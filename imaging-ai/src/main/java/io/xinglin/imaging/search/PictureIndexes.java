package io.xinglin.imaging.search;

import io.xinglin.core.imaging.PictureIndexing;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * {@link PictureIndexing} into the folders that {@code xinglin search index} writes as well. An index is open only while it is
 * written to, so that the command line may have it in between.
 */
public final class PictureIndexes implements PictureIndexing {
    private static final System.Logger LOG = System.getLogger(PictureIndexes.class.getName());

    /** Opens an index for writing, and makes one where there is none; LinkageError where its library is not there. */
    @FunctionalInterface
    public interface Opener {
        /**
         * @param network as {@link PictureEmbedder#network} names the one it must have been made with
         * @throws ProblemException BUSY, CONFLICT, UNAVAILABLE
         */
        PictureIndex open(Path folder, String network);
    }

    private final EmbeddingModels models;
    private final Path folder;
    private final Opener opener;

    /** @param folder below which each network's index lies under the network's id */
    public PictureIndexes(EmbeddingModels models, Path folder, Opener opener) {
        this.models = Objects.requireNonNull(models, "models");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.opener = Objects.requireNonNull(opener, "opener");
    }

    @Override
    public List<String> models() {
        return models.all().map(model -> model.algorithm().modelId()).toList();
    }

    @Override
    public int add(String modelId, List<Path> files) {
        InstalledModel model = models.require(modelId);
        PictureEmbedder embedder = models.embedder(model);
        Path place = folder.resolve(modelId);
        try {
            Files.createDirectories(place);
            try (PictureIndex index = opener.open(place, PictureEmbedder.network(model))) {
                return new Archive(index, embedder)
                        .bring(
                                files,
                                List.of(),
                                true,
                                (file, problem) -> LOG.log(
                                        System.Logger.Level.DEBUG, () -> "a file is not indexed: " + problem.message()))
                        .added();
            }
        } catch (LinkageError e) {
            throw new ProblemException(Category.UNAVAILABLE, "the server has no library for indexes of pictures", e);
        } catch (IOException e) {
            throw new ProblemException(Category.UNAVAILABLE, "the folder of the indexes cannot be written", e);
        }
    }
}
