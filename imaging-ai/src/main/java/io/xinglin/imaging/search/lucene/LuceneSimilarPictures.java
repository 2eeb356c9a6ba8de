package io.xinglin.imaging.search.lucene;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.search.PictureHit;
import io.xinglin.imaging.search.SimilarPictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;

/**
 * {@link SimilarPictures} by the graph (Malkov and Yashunin, IEEE Trans Pattern Anal Mach Intell 2020; 42: 824-836), which
 * may miss one of the nearest now and then. It walks on until it knows more candidates than are asked for.
 */
public final class LuceneSimilarPictures implements SimilarPictures {
    /** Candidates the walk keeps for each picture that is asked for, and at least. */
    private static final int WIDER = 4;

    private static final int LEAST = 100;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private LuceneSimilarPictures(DirectoryReader reader) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
    }

    /**
     * Opens what is committed.
     *
     * @throws ProblemException NOT_FOUND when there is no index, UNAVAILABLE when it cannot be read
     */
    public static LuceneSimilarPictures open(Path folder) {
        try {
            // The reader keeps the files; the folder itself needs no closing.
            return new LuceneSimilarPictures(DirectoryReader.open(FSDirectory.open(folder)));
        } catch (IndexNotFoundException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "there is no index yet", e);
        } catch (IOException e) {
            throw LucenePictureIndex.unusable(e);
        }
    }

    /**
     * Opens what is committed, if it was made with this network.
     *
     * @param model as {@link LucenePictureIndex#open} was told
     * @throws ProblemException as {@link #open(Path)}; CONFLICT when it is of another network
     */
    public static LuceneSimilarPictures open(Path folder, String model) {
        LucenePictureIndex.requireModel(folder, model);
        return open(folder);
    }

    @Override
    public List<PictureHit> find(float[] embedding, int most) {
        if (most < 1 || reader.numDocs() == 0) {
            return List.of();
        }
        int candidates = Math.max(LEAST, WIDER * most);
        try {
            var query = new KnnFloatVectorQuery(LucenePictureIndex.EMBEDDING, embedding, candidates);
            List<PictureHit> hits = new ArrayList<>();
            var stored = searcher.storedFields();
            for (ScoreDoc found : searcher.search(query, most).scoreDocs) {
                var document = stored.document(found.doc);
                hits.add(new PictureHit(
                        document.get(LucenePictureIndex.ID),
                        document.getField(LucenePictureIndex.FRAME)
                                .numericValue()
                                .intValue(),
                        document.get(LucenePictureIndex.FILE),
                        2.0 * found.score - 1));
            }
            return hits;
        } catch (IOException e) {
            throw LucenePictureIndex.unusable(e);
        }
    }

    @Override
    public int size() {
        return reader.numDocs();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw LucenePictureIndex.unusable(e);
        }
    }
}
