package io.xinglin.imaging.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.imaging.search.lucene.LucenePictureIndex;
import io.xinglin.imaging.search.lucene.LuceneSimilarPictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LucenePictureIndexTest implements PictureIndexContract {
    @TempDir
    Path folder;

    @Override
    public PictureIndex testee() {
        return LucenePictureIndex.open(folder, "net 1", false);
    }

    private static float[] direction(Random random) {
        float[] row = new float[32];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) random.nextGaussian();
        }
        return PictureEmbedder.direction(row);
    }

    @Test
    @Tag("REQ-WSI-06")
    void graphShouldFindNearlyAllThatExactSearchFinds() {
        var random = new Random(5);
        var exact = new MemoryPictureIndex();
        List<float[]> wanted = new ArrayList<>();
        try (PictureIndex index = testee()) {
            for (int i = 0; i < 3000; i++) {
                var entry = List.of(new PictureEntry("id" + i, 1, direction(random)));
                index.put("/f/" + i, "s", entry);
                exact.put("/f/" + i, "s", entry);
            }
            index.commit();
            exact.commit();
            for (int i = 0; i < 50; i++) {
                wanted.add(direction(random));
            }
            int found = 0;
            try (SimilarPictures graph = index.search();
                    SimilarPictures all = exact.search()) {
                for (float[] one : wanted) {
                    Set<String> near = new HashSet<>();
                    graph.find(one, 10).forEach(hit -> near.add(hit.id()));
                    found += (int) all.find(one, 10).stream()
                            .filter(hit -> near.contains(hit.id()))
                            .count();
                }
            }
            assertThat(found).isGreaterThanOrEqualTo(475);
        }
    }

    @Test
    @Tag("REQ-WSI-06")
    void indexOfAnotherNetworkShouldBeRebuiltAndServeUntilThen() {
        try (PictureIndex index = testee()) {
            index.put("/a", "s", List.of(new PictureEntry("old", 1, new float[] {1, 0})));
            index.commit();
        }

        assertThatThrownBy(() -> LucenePictureIndex.open(folder, "net 2", false))
                .hasMessage("CONFLICT: the index was made with net 1; rebuild it for net 2");
        try (PictureIndex anew = LucenePictureIndex.open(folder, "net 2", true)) {
            anew.put("/b", "s", List.of(new PictureEntry("new", 1, new float[] {0, 1, 0})));
            try (SimilarPictures pictures = LuceneSimilarPictures.open(folder)) {
                assertThat(pictures.find(new float[] {1, 0}, 5))
                        .extracting(PictureHit::id)
                        .containsExactly("old");
            }
            anew.commit();
        }
        LucenePictureIndex.requireModel(folder, "net 2");
        try (SimilarPictures pictures = LuceneSimilarPictures.open(folder)) {
            assertThat(pictures.find(new float[] {0, 1, 0}, 5))
                    .extracting(PictureHit::id)
                    .containsExactly("new");
        }
    }

    @Test
    @Tag("REQ-WSI-06")
    void missingIndexAndASecondWriterShouldBeNamed() {
        assertThatThrownBy(() -> LuceneSimilarPictures.open(folder.resolve("none")))
                .hasMessage("NOT_FOUND: there is no index yet");
        try (PictureIndex index = testee()) {
            assertThat(index.files()).isEmpty();
            assertThatThrownBy(this::testee).hasMessage("BUSY: the index is being written by another process");
        }
    }
}
