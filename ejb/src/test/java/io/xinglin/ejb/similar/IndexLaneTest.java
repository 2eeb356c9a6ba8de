package io.xinglin.ejb.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.PictureIndexing;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures that arrive go into the indexes: in their order, once, after the models that read. */
@Tag("REQ-SIM-04")
class IndexLaneTest extends WorldTest {
    private static final Duration DELAY = Duration.ofMinutes(5);

    private final Indexes indexes = new Indexes();

    @Test
    void picturesShouldBePutInOnceAndInTheirOrderWithoutWhatIsMadeHere() {
        world.storeStudy("1.2.1", 25, "P1", "");
        drain();
        assertThat(indexes.put).isEmpty();
        world.pass(World.QUIET);
        world.pass(World.RELEASE);
        assertThat(world.count("SELECT COUNT(*) FROM instance WHERE result_uid IS NOT NULL"))
                .isPositive();

        world.pass(DELAY);
        drain();
        assertThat(indexes.put).hasSize(25).doesNotHaveDuplicates();
        assertThat(indexes.calls).isEqualTo(2);

        restart();
        world.storeStudy("1.2.2", 1, "P1", "");
        world.pass(DELAY);
        drain();
        assertThat(indexes.put).hasSize(26);
        assertThat(indexes.put.get(25)).contains("1.2.2");
    }

    @Test
    void indexingShouldGiveWayToAModelThatIsToRead() {
        onePictureWaits();
        world.sql.update("UPDATE inference_job SET state = 'RUNNING'");
        assertThat(drain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(indexes.put).isEmpty();
        world.sql.update("UPDATE inference_job SET state = 'DONE'");
        drain();
        assertThat(indexes.put).hasSize(1);
    }

    @Test
    void indexThatCannotBeWrittenShouldBeTriedAgainLaterFromWhereItWas() {
        onePictureWaits();
        indexes.busy = "eyes";
        assertThat(drain()).isEqualTo(Duration.ofMinutes(10));
        indexes.busy = "";
        drain();
        assertThat(indexes.put).hasSize(1);
    }

    @Test
    void indexThatCannotBeWrittenShouldNotHoldUpTheOthers() {
        onePictureWaits();
        indexes.models = List.of("broken", "eyes");
        indexes.busy = "broken";

        assertThat(drain()).isEqualTo(Duration.ofMinutes(10));

        assertThat(indexes.put).hasSize(1);
    }

    private void onePictureWaits() {
        world.storeStudy("1.2.1", 1, "P1", "");
        world.pass(World.QUIET);
        world.pass(World.RELEASE);
        clock.pass(DELAY);
    }

    /** Returns how long it wants to rest. */
    private Duration drain() {
        var lane = new IndexLane(new IndexedInstances(world.sql, world.folder), indexes, world.config, clock);
        assertThat(lane.lanes()).containsExactly(IndexLane.LANE);
        return Duration.between(clock.instant(), lane.drain(IndexLane.LANE));
    }

    /** Remembers what it was given. */
    private static final class Indexes implements PictureIndexing {
        private final List<String> put = new ArrayList<>();
        private int calls;
        private List<String> models = List.of("eyes");
        private String busy = "";

        @Override
        public List<String> models() {
            return models;
        }

        @Override
        public int add(String modelId, List<Path> files) {
            if (modelId.equals(busy)) {
                throw new ProblemException(Category.BUSY, "the index is being written by another process");
            }
            calls++;
            files.forEach(file -> put.add(file.toString()));
            return files.size();
        }
    }
}
