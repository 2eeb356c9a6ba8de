package io.xinglin.ejb.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.ejb.world.Killed;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.TextFiles;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process dies at each hop; after a restart there is one result. */
@Tag("REQ-OPS-15")
class CrashTest extends WorldTest {
    private static final String STUDY = "1.2.3";

    @ParameterizedTest
    @ValueSource(strings = {"in the model", "before encoding", "after encoding", "before the commit"})
    void jobShouldGiveOneResultAfterTheProcessDied(String place) throws IOException {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy(STUDY, 2, "P1", "A1");
        world.trap.set(place);
        assertThatThrownBy(() -> world.pass(World.QUIET)).isInstanceOf(Killed.class);
        assertThat(world.desk.workList(false, 10)).isEmpty();
        assertThat(deliveries("FHIR")).isZero();

        restart().recovery.run();
        world.settle();
        world.pass(Duration.ofMinutes(1));

        assertThat(onlyReport().results()).hasSize(1);
        assertThat(onlyReport().derived()).hasSize(2);
        assertThat(List.of(deliveries("FHIR"), deliveries("HL7:ie"), deliveries("PACS:main")))
                .containsExactly(1L, 1L, 1L);
        assertThat(world.count("SELECT COUNT(*) FROM instance")).isEqualTo(4);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void jobThatKillsTheProcessEveryTimeShouldDie() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy(STUDY, 1, "P1", "A1");
        for (int attempt = 1; attempt <= 3; attempt++) {
            world.trap.set("in the model");
            assertThatThrownBy(() -> world.pass(Duration.ofMinutes(1))).isInstanceOf(Killed.class);
            restart().settle();
        }

        assertThat(world.count("SELECT COUNT(*) FROM inference_job WHERE state = 'DEAD'"))
                .isEqualTo(1);
    }

    @Test
    void instanceShouldBeSentAgainWhenTheProcessDiedWhileReceiving() throws IOException {
        var slice = TextFiles.Text.slice(STUDY, 1, "P1", "A1");
        world.trap.set("while receiving");
        assertThatThrownBy(() -> world.store(slice)).isInstanceOf(Killed.class);

        restart().recovery.run();

        assertThat(world.store(slice)).isEqualTo(InstanceIntake.Outcome.STORED);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void fileWithoutRowShouldBeIndexedAtTheNextStart() throws IOException {
        var slice = TextFiles.Text.slice(STUDY, 1, "P1", "A1");
        world.store(slice);
        world.sql.update("DELETE FROM instance");

        int adopted = restart().recovery.run();

        assertThat(adopted).isEqualTo(1);
        assertThat(world.store(slice)).isEqualTo(InstanceIntake.Outcome.DUPLICATE);
    }

    @Test
    void whatAKilledJobWasWritingShouldBeCleared() throws IOException {
        Path aside = Files.createDirectory(home.resolve("archive/incoming/x.result"));
        Files.writeString(aside.resolve("half.dcm"), "half");

        restart().recovery.run();

        assertThat(incoming()).isEmpty();
    }

    private List<Path> incoming() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("archive/incoming"))) {
            return files.toList();
        }
    }
}
