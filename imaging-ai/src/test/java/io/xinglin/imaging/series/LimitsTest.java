package io.xinglin.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.FolderStates;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.MemoryStates;
import io.xinglin.imaging.model.ModelStates;
import io.xinglin.imaging.model.TestModels;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places, time and failures of one model; {@code tiny-image} has two places, a minute and bears one failure of two. */
@Tag("REQ-IMG-12")
class LimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock FIXED = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final OnnxSettings MANY = new OnnxSettings(8, 1, Duration.ZERO);

    private final InstalledModel model =
            TestModels.tasks().installed("tiny-image").orElseThrow();
    private final InstalledModel other =
            TestModels.tasks().installed("tiny-mask").orElseThrow();

    private static Iterator<PreparedSlice<String>> pictures(int channels, Runnable before) {
        var plane = new Picture(16, 16, new float[256]);
        List<Picture> planes = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            planes.add(plane);
        }
        var framing = io.xinglin.imaging.picture.Framing.of(Raster.of(plane), io.xinglin.imaging.picture.Fit.PAD);
        var slice = new PreparedSlice<>("one", new Raster(planes), framing, Placement.numbered(1));
        Iterator<PreparedSlice<String>> one = List.of(slice).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return one.hasNext();
            }

            @Override
            public PreparedSlice<String> next() {
                before.run();
                return one.next();
            }
        };
    }

    private static void fault() {
        throw new ProblemException(Problem.Category.FAULT, "the network broke");
    }

    private static void badInput() {
        throw new ProblemException(Problem.Category.INVALID, "pixel data is cut short");
    }

    @Test
    void modelShouldHaveItsOwnPlacesSoThatOthersAreNotKeptWaiting() throws Exception {
        var inside = new CountDownLatch(2);
        var leave = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try (var engine = new SeriesEngine(MANY, new MemoryStates(), FIXED)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                running.add(threads.submit(() -> engine.analyse(model, pictures(3, () -> {
                    inside.countDown();
                    await(leave);
                }))));
            }
            assertThat(inside.await(1, TimeUnit.MINUTES)).isTrue();

            assertThatThrownBy(() -> engine.analyse(model, pictures(3, () -> {})))
                    .hasMessage("BUSY: all places of model tiny-image are taken");
            assertThat(engine.analyse(other, pictures(1, () -> {})).slices()).hasSize(1);

            leave.countDown();
            for (Future<?> one : running) {
                one.get(1, TimeUnit.MINUTES);
            }
            assertThat(engine.analyse(model, pictures(3, () -> {})).slices()).hasSize(1);
        } finally {
            leave.countDown();
            threads.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void analysisShouldEndWhenItsTimeIsUp() {
        var clock = new SettableClock();
        try (var engine = new SeriesEngine(MANY, new MemoryStates(), clock)) {
            assertThatThrownBy(() -> engine.analyse(model, pictures(3, () -> clock.now = NOW.plusSeconds(61))))
                    .hasMessage("FAULT: model tiny-image took longer than its limit of PT1M");
            assertThat(engine.analyse(model, pictures(3, () -> clock.now = NOW.plusSeconds(120)))
                            .slices())
                    .hasSize(1);
        }
    }

    @Test
    void failuresInARowShouldQuarantineTheModelUntilItIsLifted() {
        var states = new MemoryStates();
        try (var engine = new SeriesEngine(MANY, states, FIXED)) {
            assertThat(catchThrowable(() -> engine.analyse(model, pictures(3, LimitsTest::fault))))
                    .hasMessage("FAULT: the network broke");
            assertThat(states.all()).isEmpty();
            assertThat(catchThrowable(() -> engine.analyse(model, pictures(3, LimitsTest::fault))))
                    .hasMessage("FAULT: the network broke");

            assertThatThrownBy(() -> engine.analyse(model, pictures(3, () -> {})))
                    .hasMessage(
                            "UNAVAILABLE: model tiny-image 1.0.0 is quarantined since 2026-11-21T12:00:00Z: 2 failures in"
                                    + " a row, the last: the network broke; lift it with: xinglin model lift tiny-image 1.0.0");
            assertThat(engine.analyse(other, pictures(1, () -> {})).slices()).hasSize(1);

            assertThat(states.lift(ModelStates.Kind.QUARANTINED, "tiny-image", "1.0.0"))
                    .isTrue();
            assertThat(engine.analyse(model, pictures(3, () -> {})).slices()).hasSize(1);
        }
    }

    @Test
    void successBetweenFailuresShouldStartTheCountAnew() {
        var states = new MemoryStates();
        try (var engine = new SeriesEngine(MANY, states, FIXED)) {
            for (int i = 0; i < 3; i++) {
                assertThat(catchThrowable(() -> engine.analyse(model, pictures(3, LimitsTest::fault))))
                        .isInstanceOf(ProblemException.class);
                engine.analyse(model, pictures(3, () -> {}));
            }
            assertThat(states.all()).isEmpty();
        }
    }

    @Test
    void badInputShouldBeNoFailureOfTheModel() {
        var states = new MemoryStates();
        try (var engine = new SeriesEngine(MANY, states, FIXED)) {
            for (int i = 0; i < 5; i++) {
                assertThat(catchThrowable(() -> engine.analyse(model, pictures(3, LimitsTest::badInput))))
                        .hasMessage("INVALID: pixel data is cut short");
            }
            assertThat(states.all()).isEmpty();
        }
    }

    @Test
    void quarantineShouldOutliveTheProcess(@TempDir Path models) {
        try (var engine = new SeriesEngine(MANY, new FolderStates(models), FIXED)) {
            for (int i = 0; i < 2; i++) {
                assertThat(catchThrowable(() -> engine.analyse(model, pictures(3, LimitsTest::fault))))
                        .isNotNull();
            }
        }
        try (var next = new SeriesEngine(MANY, new FolderStates(models), FIXED)) {
            assertThatThrownBy(() -> next.analyse(model, pictures(3, () -> {}))).hasMessageContaining("is quarantined");
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
