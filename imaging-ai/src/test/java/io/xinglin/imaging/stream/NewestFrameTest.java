package io.xinglin.imaging.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("REQ-PIX-07")
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NewestFrameTest {
    private final NewestFrame testee = new NewestFrame();

    private static LiveFrame frame(int number) {
        return new LiveFrame(number, 0, new byte[0]);
    }

    @Test
    void takeShouldGiveTheNewestAndCountTheOthers() throws InterruptedException {
        testee.offer(frame(1));
        testee.offer(frame(2));
        testee.offer(frame(3));
        assertThat(testee.take()).map(LiveFrame::number).contains(3L);
        assertThat(testee.dropped()).isEqualTo(2);
    }

    @Test
    void takeShouldGiveTheLastFrameAndThenNone() throws InterruptedException {
        testee.offer(frame(1));
        testee.end();
        assertThat(testee.take()).isPresent();
        assertThat(testee.take()).isEmpty();
    }

    @Test
    void putShouldWaitUntilTheFrameBeforeWasTaken() throws Exception {
        testee.put(frame(1));
        var second = CompletableFuture.runAsync(() -> {
            try {
                testee.put(frame(2));
                testee.end();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(testee.take()).map(LiveFrame::number).contains(1L);
        assertThat(testee.take()).map(LiveFrame::number).contains(2L);
        second.get();
        assertThat(testee.take()).isEmpty();
        assertThat(testee.dropped()).isZero();
    }
}
