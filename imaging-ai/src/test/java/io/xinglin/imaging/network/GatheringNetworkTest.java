package io.xinglin.imaging.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("REQ-IMG-12")
@Timeout(60)
class GatheringNetworkTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    /** Batches it was given, by their first axis. */
    private final ConcurrentLinkedQueue<Integer> batches = new ConcurrentLinkedQueue<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** Doubles each number; a picture whose first number is negative breaks the batch. */
    private final class Doubling implements Network {
        @Override
        public Map<String, Tensor> run(Map<String, Tensor> inputs) {
            Tensor image = inputs.get("image");
            batches.add(image.axis(0));
            float[] out = new float[image.values().length];
            for (int i = 0; i < out.length; i++) {
                if (image.values()[i] < 0) {
                    throw new ProblemException(Problem.Category.UNAVAILABLE, "gone");
                }
                out[i] = 2 * image.values()[i];
            }
            return Map.of("logits", Tensor.of(out, image.shape()));
        }

        @Override
        public Duration timeInside() {
            return Duration.ZERO;
        }

        @Override
        public void close() {
            batches.add(-1);
        }
    }

    private static Map<String, Tensor> pictures(int columns, float... values) {
        return Map.of("image", Tensor.of(values, values.length / columns, columns));
    }

    private List<Future<float[]>> ask(GatheringNetwork network, List<Map<String, Tensor>> requests) {
        List<Future<float[]>> answers = new ArrayList<>();
        for (Map<String, Tensor> request : requests) {
            Callable<float[]> call = () -> network.run(request).get("logits").values();
            answers.add(threads.submit(call));
        }
        return answers;
    }

    @Test
    void requestsShouldShareABatchAndGetTheirOwnRows() throws Exception {
        var network = new GatheringNetwork(new Doubling(), 5, LONG);

        var answers = ask(network, List.of(pictures(2, 1, 2), pictures(2, 3, 4, 5, 6), pictures(2, 7, 8, 9, 10)));

        assertThat(answers.get(0).get()).containsExactly(2, 4);
        assertThat(answers.get(1).get()).containsExactly(6, 8, 10, 12);
        assertThat(answers.get(2).get()).containsExactly(14, 16, 18, 20);
        assertThat(batches).containsExactly(5);
    }

    @Test
    void inputsOfAnotherFormShouldNotBeMixed() throws Exception {
        var network = new GatheringNetwork(new Doubling(), 2, LONG);

        var answers = ask(network, List.of(pictures(1, 1), pictures(2, 2, 3), pictures(1, 4), pictures(2, 5, 6)));

        assertThat(answers.get(0).get()).containsExactly(2);
        assertThat(answers.get(1).get()).containsExactly(4, 6);
        assertThat(answers.get(2).get()).containsExactly(8);
        assertThat(answers.get(3).get()).containsExactly(10, 12);
        assertThat(batches).containsExactly(2, 2);
    }

    @Test
    void aRequestAloneShouldGoWhenItsWaitIsOverAndAFullOneAtOnce() {
        assertThat(new GatheringNetwork(new Doubling(), 8, Duration.ofMillis(1))
                        .run(pictures(1, 3))
                        .get("logits")
                        .values())
                .containsExactly(6);
        assertThat(new GatheringNetwork(new Doubling(), 2, LONG)
                        .run(pictures(1, 1, 2, 3))
                        .get("logits")
                        .shape())
                .containsExactly(3, 1);
    }

    @Test
    void aFaultShouldReachEveryRequestOfTheBatchAsItIs() {
        var network = new GatheringNetwork(new Doubling(), 2, LONG);

        var answers = ask(network, List.of(pictures(1, 1), pictures(1, -1)));

        assertThat(answers)
                .allSatisfy(answer -> assertThatThrownBy(answer::get)
                        .cause()
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.problem().category()).isEqualTo(Problem.Category.UNAVAILABLE)));
    }

    @Test
    void anOutputWithoutARowAPictureShouldBeAFault() {
        Network one = new Network() {
            @Override
            public Map<String, Tensor> run(Map<String, Tensor> inputs) {
                return Map.of("logits", Tensor.of(new float[1], 1));
            }

            @Override
            public Duration timeInside() {
                return Duration.ZERO;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };

        var answers = ask(new GatheringNetwork(one, 2, LONG), List.of(pictures(1, 1), pictures(1, 2)));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThatThrownBy(answer::get).cause().hasMessageContaining("does not have a row a picture"));
    }
}
