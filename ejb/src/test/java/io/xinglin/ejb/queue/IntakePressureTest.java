package io.xinglin.ejb.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-OPS-17")
class IntakePressureTest {
    private long now = Duration.ofHours(1).toNanos();
    private final IntakePressure pressure = new IntakePressure(() -> now, nanos -> now += nanos);

    @Test
    void giveWayShouldReturnAtOnceWhileLittleComesIn() {
        arrive(200, Duration.ofMillis(25));

        assertThat(waited()).isZero();
    }

    @Test
    void giveWayShouldWaitUntilTheRushIsOver() {
        arrive(200, Duration.ofMillis(2));

        assertThat(waited()).isEqualTo(IntakePressure.PATIENCE);
        assertThat(waited()).isBetween(Duration.ofMillis(150), IntakePressure.PATIENCE);
        assertThat(waited()).isZero();
    }

    @Test
    void giveWayShouldNotWaitForEverInARushThatDoesNotEnd() {
        var endless = new IntakePressure[1];
        endless[0] = new IntakePressure(() -> now, nanos -> {
            now += nanos;
            for (int i = 0; i < IntakePressure.MANY; i++) {
                endless[0].arrived();
            }
        });
        for (int i = 0; i < IntakePressure.MANY; i++) {
            endless[0].arrived();
        }
        long begin = now;
        endless[0].giveWay();

        assertThat(Duration.ofNanos(now - begin)).isEqualTo(IntakePressure.PATIENCE);
    }

    private void arrive(int count, Duration apart) {
        for (int i = 0; i < count; i++) {
            now += apart.toNanos();
            pressure.arrived();
        }
    }

    private Duration waited() {
        long begin = now;
        pressure.giveWay();
        return Duration.ofNanos(now - begin);
    }
}
