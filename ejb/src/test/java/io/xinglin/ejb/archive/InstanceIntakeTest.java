package io.xinglin.ejb.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceIntake.Outcome;
import io.xinglin.ejb.queue.IntakePressure;
import io.xinglin.ejb.world.TextFiles;
import io.xinglin.ejb.world.TextFiles.Text;
import io.xinglin.ejb.world.WorldTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DCM-44")
class InstanceIntakeTest extends WorldTest {
    private static final Text SLICE = Text.slice("1.2.3", 1, "P1", "A1");

    @Test
    void storeShouldKeepTheBytesAndIndexThem() throws IOException {
        assertThat(world.store(SLICE)).isEqualTo(Outcome.STORED);

        var kept = world.search.instance(new DicomUid(SLICE.sop())).orElseThrow();
        assertThat(Files.readAllBytes(kept.file())).isEqualTo(SLICE.bytes());
        assertThat(kept.header().accessionNumber()).isEqualTo("A1");
        assertThat(kept.header().patient().identifier().value()).isEqualTo("P1");
        assertThat(kept.header().studyAt()).isEqualTo(TextFiles.STUDY_AT);
        assertThat(files()).hasSize(1);
    }

    @Test
    void sameObjectAgainShouldChangeNothing() throws IOException {
        world.store(SLICE);

        assertThat(world.store(SLICE)).isEqualTo(Outcome.DUPLICATE);
        assertThat(files()).hasSize(1);
    }

    @Test
    void otherContentUnderAKnownUidShouldBeRefusedAndTheFirstKept() throws IOException {
        world.store(SLICE);

        assertThatThrownBy(() -> world.store(SLICE.with("other"))).hasMessageContaining("CONFLICT");
        assertThat(Files.readAllBytes(files().get(0))).isEqualTo(SLICE.bytes());
    }

    @Test
    void otherPatientInAKnownStudyShouldBeRefused() throws IOException {
        world.store(SLICE);

        assertThatThrownBy(() -> world.store(Text.slice("1.2.3", 2, "P2", "A1")))
                .hasMessageContaining("CONFLICT");
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsNoDicomShouldLeaveNothingBehind() throws IOException {
        var stream = new ByteArrayInputStream("nonsense".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> world.intake.store("DIMSE:CT_01", stream)).hasMessageContaining("INVALID");
        assertThat(files()).isEmpty();
    }

    @Test
    void brokenStreamShouldLeaveNothingBehind() throws IOException {
        var broken = new SequenceInputStream(new ByteArrayInputStream(new byte[10]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThatThrownBy(() -> world.intake.store("DIMSE:CT_01", broken)).isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void watermarkShouldRefuseBeforeAnythingIsRead() throws IOException {
        var full = new ArchiveFolder(home.resolve("full"), 1000, () -> 999, Syncing.atOnce());
        var intake = new InstanceIntakeService(
                full,
                world.index,
                new TextFiles(),
                (origin, header, arrived) -> Optional.empty(),
                (study, origin) -> {},
                clock,
                new IntakePressure());

        assertThatThrownBy(intake::requireSpace).hasMessageContaining("STORAGE_FULL");
        assertThatThrownBy(() -> intake.store("DIMSE:CT_01", new ByteArrayInputStream(SLICE.bytes())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("STORAGE_FULL");
        try (Stream<Path> left = Files.walk(home.resolve("full"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aDiskThatDoesNotTakeTheFileShouldRefuseAndLeaveNothingBehind() throws IOException {
        Syncing broken = sync -> CompletableFuture.failedFuture(new IOException("input/output error"));
        var folder = new ArchiveFolder(home.resolve("archive"), 0, broken);
        var intake = new InstanceIntakeService(
                folder,
                world.index,
                new TextFiles(),
                (origin, header, arrived) -> Optional.empty(),
                (study, origin) -> {},
                clock,
                new IntakePressure());

        assertThatThrownBy(() -> intake.store("DIMSE:CT_01", new ByteArrayInputStream(SLICE.bytes())))
                .hasMessageContaining("STORAGE_FULL");
        assertThat(files()).isEmpty();
        assertThat(world.count("SELECT COUNT(*) FROM instance")).isZero();
    }

    @Test
    void fourAssociationsAtOnceShouldLoseNothing() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var calls = IntStream.rangeClosed(1, 80)
                    .mapToObj(i -> (Callable<Outcome>) () -> world.store(Text.slice("1.2.3", i, "P1", "A1")))
                    .toList();
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(Outcome.STORED);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(world.count("SELECT COUNT(*) FROM instance")).isEqualTo(80);
        assertThat(world.count("SELECT COUNT(*) FROM series")).isEqualTo(1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("archive"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
