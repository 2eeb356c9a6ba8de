package io.xinglin.imaging.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link PictureIndex} promises. */
@Tag("REQ-WSI-06")
interface PictureIndexContract {
    /** An empty one. */
    PictureIndex testee();

    private static PictureEntry entry(String id, double degrees) {
        return new PictureEntry(
                id, 1, new float[] {(float) Math.cos(Math.toRadians(degrees)), (float) Math.sin(Math.toRadians(degrees))
                });
    }

    @Test
    default void nearestShouldComeFirstWithTheirCosine() {
        try (PictureIndex index = testee()) {
            index.put("/a/1", "s", List.of(entry("one", 0)));
            index.put("/a/2", "s", List.of(entry("two", 30), entry("three", 90)));
            index.commit();

            try (SimilarPictures pictures = index.search()) {
                assertThat(pictures.size()).isEqualTo(3);
                List<PictureHit> hits = pictures.find(entry("wanted", 10).embedding(), 2);
                assertThat(hits).extracting(PictureHit::id).containsExactly("one", "two");
                assertThat(hits.get(0).similarity()).isCloseTo(Math.cos(Math.toRadians(10)), within(1e-5));
                assertThat(hits.get(1).file()).isEqualTo("/a/2");
            }
        }
    }

    @Test
    default void nothingShouldCountBeforeTheCommit() {
        try (PictureIndex index = testee()) {
            index.put("/a/1", "s", List.of(entry("one", 0)));
            index.commit();
            index.put("/a/2", "s", List.of(entry("two", 0)));
            index.remove("/a/1");

            assertThat(index.files()).containsExactly("/a/1");
            assertThat(index.stamp("/a/2")).isEmpty();
            index.commit();
            assertThat(index.files()).containsExactly("/a/2");
            assertThat(index.stamp("/a/1")).isEmpty();
        }
    }

    @Test
    default void fileShouldTakeThePlaceOfWhatWasKeptOfIt() {
        try (PictureIndex index = testee()) {
            index.put("/a/1", "old", List.of(entry("one", 0), entry("two", 5)));
            index.commit();
            index.put("/a/1", "new", List.of(entry("three", 0)));
            index.commit();

            assertThat(index.stamp("/a/1")).contains("new");
            try (SimilarPictures pictures = index.search()) {
                assertThat(pictures.find(entry("wanted", 0).embedding(), 9))
                        .extracting(PictureHit::id)
                        .containsExactly("three");
            }
        }
    }
}
