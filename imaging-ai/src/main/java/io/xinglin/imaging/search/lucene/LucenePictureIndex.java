package io.xinglin.imaging.search.lucene;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.search.PictureEntry;
import io.xinglin.imaging.search.PictureIndex;
import io.xinglin.imaging.search.SimilarPictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * {@link PictureIndex} in a folder. A new index takes the place of the old one with the commit that ends it, so that a
 * rebuild that breaks off leaves the old one whole.
 */
public final class LucenePictureIndex implements PictureIndex {
    static final String FILE = "file";
    static final String STAMP = "stamp";
    static final String ID = "id";
    static final String FRAME = "frame";
    static final String EMBEDDING = "embedding";
    private static final String MODEL = "model";

    private final FSDirectory directory;
    private final IndexWriter writer;
    private Map<String, String> stamps = new HashMap<>();

    private LucenePictureIndex(FSDirectory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * Opens or makes an index.
     *
     * @param model names the network that gives the embeddings, with its checksum
     * @param anew begins an empty one
     * @throws ProblemException CONFLICT when the index is of another network and not begun anew, BUSY when another process
     *     writes it, UNAVAILABLE when the folder cannot be used
     */
    public static LucenePictureIndex open(Path folder, String model, boolean anew) {
        FSDirectory directory = null;
        try {
            directory = FSDirectory.open(folder);
            boolean exists = DirectoryReader.indexExists(directory);
            if (exists && !anew) {
                requireModel(directory, model);
            }
            var config = new IndexWriterConfig()
                    .setOpenMode(anew ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                    .setCommitOnClose(false);
            var index = new LucenePictureIndex(directory, new IndexWriter(directory, config));
            index.writer.setLiveCommitData(Map.of(MODEL, model).entrySet());
            if (exists && !anew) {
                index.stamps = index.read();
            }
            return index;
        } catch (LockObtainFailedException e) {
            close(directory);
            throw new ProblemException(Problem.Category.BUSY, "the index is being written by another process", e);
        } catch (IOException e) {
            close(directory);
            throw unusable(e);
        } catch (ProblemException e) {
            close(directory);
            throw e;
        }
    }

    /** @throws ProblemException NOT_FOUND when there is no index, CONFLICT when it is of another network */
    public static void requireModel(Path folder, String model) {
        try (var directory = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(directory)) {
                throw new ProblemException(Problem.Category.NOT_FOUND, "there is no index yet");
            }
            requireModel(directory, model);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static void requireModel(FSDirectory directory, String model) throws IOException {
        try (var reader = DirectoryReader.open(directory)) {
            String made = reader.getIndexCommit().getUserData().getOrDefault(MODEL, "");
            if (!made.equals(model)) {
                throw new ProblemException(
                        Problem.Category.CONFLICT, "the index was made with " + made + "; rebuild it for " + model);
            }
        }
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> all = new HashMap<>();
        try (var reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                var live = leaf.reader().getLiveDocs();
                var stored = leaf.reader().storedFields();
                for (int i = 0; i < leaf.reader().maxDoc(); i++) {
                    if (live == null || live.get(i)) {
                        var document = stored.document(i, Set.of(FILE, STAMP));
                        all.put(document.get(FILE), document.get(STAMP));
                    }
                }
            }
        }
        return all;
    }

    @Override
    public Optional<String> stamp(String file) {
        return Optional.ofNullable(stamps.get(file));
    }

    @Override
    public Set<String> files() {
        return Set.copyOf(stamps.keySet());
    }

    @Override
    public void put(String file, String stamp, List<PictureEntry> pictures) {
        List<Document> documents = new ArrayList<>();
        for (PictureEntry picture : pictures) {
            var document = new Document();
            document.add(new StringField(FILE, file, Field.Store.YES));
            document.add(new StoredField(STAMP, stamp));
            document.add(new StoredField(ID, picture.id()));
            document.add(new StoredField(FRAME, picture.frame()));
            document.add(new KnnFloatVectorField(EMBEDDING, picture.embedding(), VectorSimilarityFunction.DOT_PRODUCT));
            documents.add(document);
        }
        try {
            writer.updateDocuments(new Term(FILE, file), documents);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public void remove(String file) {
        try {
            writer.deleteDocuments(new Term(FILE, file));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public void commit() {
        try {
            writer.commit();
            stamps = read();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public SimilarPictures search() {
        return LuceneSimilarPictures.open(directory.getDirectory());
    }

    static ProblemException unusable(IOException e) {
        return new ProblemException(Problem.Category.UNAVAILABLE, "the index folder cannot be used", e);
    }

    private static void close(FSDirectory directory) {
        try {
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            close(directory);
        }
    }
}
