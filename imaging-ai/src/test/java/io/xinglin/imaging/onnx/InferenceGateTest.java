package io.xinglin.imaging.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-04")
class InferenceGateTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static InferenceGate gate(int places, Duration patience) {
        return new InferenceGate(new OnnxSettings(places, 1, patience));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void insideShouldLetNoMoreThanItsPlacesIn() {
        var gate = gate(2, Duration.ofSeconds(20));
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var two = new CountDownLatch(2);

        CompletableFuture<?>[] all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(
                    () -> gate.inside(() -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        two.countDown();
                        await(two);
                        return inside.decrementAndGet();
                    }),
                    threads);
        }
        CompletableFuture.allOf(all).join();

        assertThat(most).hasValue(2);
    }

    @Test
    void insideShouldAnswerBusyWhenNoPlaceComesFree() {
        var gate = gate(1, Duration.ofMillis(10));
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(
                () -> gate.inside(() -> {
                    entered.countDown();
                    return await(leave);
                }),
                threads);
        await(entered);

        assertThatThrownBy(() -> gate.inside(() -> 1)).hasMessage("BUSY: all places for inference are taken");

        leave.countDown();
        assertThat(first.join()).isTrue();
        assertThat(gate.inside(() -> 1)).isOne();
    }

    @Test
    void insideShouldFreeThePlaceWhenTheWorkFails() {
        var gate = gate(1, Duration.ZERO);

        assertThatThrownBy(() -> gate.inside(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(gate.inside(() -> 1)).isOne();
    }

    @Test
    void closeShouldWaitForThoseInsideAndLetNobodyIn() {
        var gate = gate(1, Duration.ofSeconds(1));
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(
                () -> gate.inside(() -> {
                    entered.countDown();
                    return await(leave);
                }),
                threads);
        await(entered);

        assertThat(gate.close(Duration.ofMillis(5))).as("still one inside").isFalse();
        assertThatThrownBy(() -> gate.inside(() -> 1)).hasMessage("UNAVAILABLE: inference is shutting down");
        leave.countDown();
        first.join();
        assertThat(gate.close(Duration.ofSeconds(20))).isTrue();
    }
}
