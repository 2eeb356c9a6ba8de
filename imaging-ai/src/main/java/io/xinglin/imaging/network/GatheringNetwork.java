package io.xinglin.imaging.network;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Puts the pictures of several requests into one batch, for networks that answer a full batch in hardly more time than a single picture: those on an
 * accelerator, most of all behind a server. The first of a batch waits for others until it is full or the wait is over, then runs it for all; each
 * gets the rows of its own pictures. Inputs of another form begin a batch of their own; a fault is the fault of all in it. Safe for use by many threads.
 */
public final class GatheringNetwork implements Network {
    private final Network network;
    private final int most;
    private final Duration wait;
    private final Map<String, Batch> open = new HashMap<>();

    /**
     * Over a network whose inputs and outputs have a picture a row.
     *
     * @param network closed with this one
     * @param most pictures in a batch; a request of as many or more goes by itself
     * @param wait of the first request for others
     */
    public GatheringNetwork(Network network, int most, Duration wait) {
        this.network = network;
        this.most = most;
        this.wait = wait;
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        int rows = inputs.values().iterator().next().axis(0);
        if (rows >= most) {
            return network.run(inputs);
        }
        Batch batch;
        int from;
        boolean first;
        synchronized (open) {
            String form = form(inputs);
            batch = open.get(form);
            first = batch == null || batch.rows + rows > most;
            if (first) {
                batch = new Batch(form);
                open.put(form, batch);
            }
            from = batch.add(inputs, rows);
            if (batch.rows == most) {
                close(batch);
            }
        }
        if (first) {
            runFor(batch);
        }
        return batch.rows(from, rows);
    }

    /** By the one who began the batch. */
    private void runFor(Batch batch) {
        batch.awaitFull(wait);
        synchronized (open) {
            close(batch);
        }
        try {
            batch.answer.complete(network.run(batch.joined()));
        } catch (RuntimeException | Error e) {
            batch.answer.completeExceptionally(e);
        }
    }

    /** Nobody joins it from now on. */
    private void close(Batch batch) {
        open.remove(batch.form, batch);
        batch.full.complete(null);
    }

    /** What inputs must have in common to be one batch: names and lengths of all axes but the first. */
    private static String form(Map<String, Tensor> inputs) {
        StringBuilder form = new StringBuilder();
        inputs.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(input -> {
            long[] shape = input.getValue().shape();
            form.append(input.getKey()).append(Arrays.toString(Arrays.copyOfRange(shape, 1, shape.length)));
        });
        return form.toString();
    }

    @Override
    public Duration timeInside() {
        return network.timeInside();
    }

    @Override
    public void close() {
        network.close();
    }

    /** Requests that are answered together; filled under the lock of {@link #open}. */
    private static final class Batch {
        private final String form;
        private final List<Map<String, Tensor>> requests = new ArrayList<>();
        private final CompletableFuture<Void> full = new CompletableFuture<>();
        private final CompletableFuture<Map<String, Tensor>> answer = new CompletableFuture<>();
        private int rows;

        Batch(String form) {
            this.form = form;
        }

        /** Answers at which row they begin. */
        int add(Map<String, Tensor> inputs, int count) {
            requests.add(inputs);
            rows += count;
            return rows - count;
        }

        void awaitFull(Duration wait) {
            try {
                full.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // The batch goes as it is.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a batch is filled without computing anything", e);
            }
        }

        Map<String, Tensor> joined() {
            if (requests.size() == 1) {
                return requests.get(0);
            }
            Map<String, Tensor> joined = new LinkedHashMap<>();
            for (String name : requests.get(0).keySet()) {
                long[] shape = requests.get(0).get(name).shape().clone();
                shape[0] = rows;
                float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
                int at = 0;
                for (Map<String, Tensor> request : requests) {
                    float[] own = request.get(name).values();
                    System.arraycopy(own, 0, values, at, own.length);
                    at += own.length;
                }
                joined.put(name, Tensor.of(values, shape));
            }
            return joined;
        }

        /** Waits for the answer; rows of one request. */
        Map<String, Tensor> rows(int from, int count) {
            Map<String, Tensor> all;
            try {
                all = answer.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof ProblemException problem
                        ? new ProblemException(
                                problem.problem().category(), problem.problem().message(), problem)
                        : new ProblemException(Problem.Category.FAULT, "the network failed", e.getCause());
            }
            Map<String, Tensor> own = new HashMap<>();
            all.forEach((name, tensor) -> own.put(name, rows(name, tensor, from, count)));
            return own;
        }

        private Tensor rows(String name, Tensor tensor, int from, int count) {
            if (tensor.axis(0) != rows) {
                throw new ProblemException(
                        Problem.Category.FAULT, "network output " + name + " does not have a row a picture");
            }
            int length = tensor.values().length / rows;
            long[] shape = tensor.shape().clone();
            shape[0] = count;
            return Tensor.of(Arrays.copyOfRange(tensor.values(), from * length, (from + count) * length), shape);
        }
    }
}
