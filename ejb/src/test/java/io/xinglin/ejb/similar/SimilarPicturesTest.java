package io.xinglin.ejb.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.PictureFinder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.SimilarPictures;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-SIM-02")
class SimilarPicturesTest extends WorldTest {
    private static final DicomUid ASKED = new DicomUid("1.2.1.1.1");

    private final List<PictureFinder.Index> indexes = new ArrayList<>();
    private final List<PictureFinder.Found> known = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private SimilarPictures testee;

    @BeforeEach
    void open() {
        testee = new SimilarPicturesService(
                new PictureFinder() {
                    @Override
                    public List<Index> indexes() {
                        return indexes;
                    }

                    @Override
                    public List<Found> find(String modelId, Path file, int frame, int most) {
                        asked.add(modelId + " " + frame + " " + most);
                        return known.subList(0, Math.min(most, known.size()));
                    }
                },
                world.index);
        world.storeStudy("1.2.1", 2, "P1", "");
        indexes.add(new PictureFinder.Index("eyes", "眼", "Eyes"));
    }

    @Test
    void pictureItselfShouldBeLeftOutAndTheOthersBeFoundInTheArchive() {
        known.add(new PictureFinder.Found(ASKED.value(), 1, 1));
        known.add(new PictureFinder.Found("1.2.1.1.2", 1, 0.9));
        known.add(new PictureFinder.Found("sha256:0011223344556677", 1, 0.8));
        known.add(new PictureFinder.Found("1.9.9", 3, 0.7));

        SimilarPictures.Answer answer = testee.find("", ASKED, 1, 3);

        assertThat(asked).containsExactly("eyes 1 7");
        assertThat(answer.modelId()).isEqualTo("eyes");
        assertThat(answer.asked().sopInstanceUid()).isEqualTo(ASKED);
        assertThat(answer.pictures())
                .extracting(hit -> hit.found().id())
                .containsExactly("1.2.1.1.2", "sha256:0011223344556677", "1.9.9");
        assertThat(answer.pictures()).extracting(hit -> hit.here().isPresent()).containsExactly(true, false, false);
    }

    @Test
    void heatMapsMadeHereShouldBeLeftOut() {
        world.pass(World.QUIET);
        world.pass(World.RELEASE);
        var made = world.index.derivedFrom(onlyReport().results().get(0).uid());
        assertThat(made).isNotEmpty();
        made.forEach(object -> known.add(
                new PictureFinder.Found(object.header().sopInstanceUid().value(), 1, 0.95)));
        known.add(new PictureFinder.Found("1.2.1.1.2", 1, 0.9));

        assertThat(testee.find("", ASKED, 1, 3).pictures())
                .extracting(hit -> hit.found().id())
                .containsExactly("1.2.1.1.2");
    }

    @Test
    void noMoreThanWereAskedForShouldCome() {
        known.add(new PictureFinder.Found("1.2.1.1.2", 1, 0.9));
        known.add(new PictureFinder.Found("1.9.9", 3, 0.7));

        assertThat(testee.find("other", ASKED, 1, 1).pictures()).hasSize(1);
        assertThat(asked).containsExactly("other 1 3");
    }

    @Test
    void whatIsNotHereShouldBeNamed() {
        assertThatThrownBy(() -> testee.find("", new DicomUid("9.9"), 1, 3)).hasMessage("NOT_FOUND: no such instance");
        assertThatThrownBy(() -> testee.find("", ASKED, 2, 3)).hasMessage("NOT_FOUND: the instance has no such frame");
        indexes.clear();
        assertThatThrownBy(() -> testee.find("", ASKED, 1, 3))
                .hasMessage("NOT_FOUND: there is no index of pictures yet");
    }
}
