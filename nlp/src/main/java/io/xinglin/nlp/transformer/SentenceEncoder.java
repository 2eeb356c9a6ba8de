package io.xinglin.nlp.transformer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.nlp.coding.semantic.TextEncoder;
import io.xinglin.onnx.OnnxRuntime;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A BERT sentence encoder as ONNX (bge-small-zh-v1.5 and its like): the first token's vector of the last layer, brought to length
 * 1. Texts of the same number of tokens are run together, so none is padded. Safe for use by many threads.
 *
 * <p>Inputs {@code input_ids}, {@code attention_mask}, {@code token_type_ids} [texts, tokens] int64; the first output [texts,
 * tokens, width] float32.
 */
public final class SentenceEncoder implements TextEncoder, AutoCloseable {
    private static final int BATCH = 32;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;

    private SentenceEncoder(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
    }

    /**
     * Loads an encoder.
     *
     * @param onnx the file
     * @param vocabulary each token with its number
     * @throws ProblemException FAULT where the runtime cannot run the file
     */
    public static SentenceEncoder open(byte[] onnx, Map<String, Integer> vocabulary) {
        WordPieces pieces = new WordPieces(vocabulary);
        OnnxRuntime.engine();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new SentenceEncoder(environment, environment.createSession(onnx, options), pieces);
        } catch (OrtException e) {
            throw new ProblemException(Problem.Category.FAULT, "the sentence encoder cannot be loaded", e);
        }
    }

    /** @throws ProblemException FAULT where the runtime fails */
    @Override
    public List<float[]> encode(List<String> texts) {
        long[][] tokens = texts.stream().map(pieces::of).toArray(long[][]::new);
        int[] order = IntStream.range(0, tokens.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> tokens[i].length))
                .mapToInt(i -> i)
                .toArray();
        float[][] vectors = new float[tokens.length][];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && to - from < BATCH && tokens[order[to]].length == tokens[order[from]].length) {
                to++;
            }
            run(tokens, Arrays.copyOfRange(order, from, to), vectors);
            from = to;
        }
        return List.of(vectors);
    }

    private void run(long[][] tokens, int[] batch, float[][] vectors) {
        int length = tokens[batch[0]].length;
        long[] shape = {batch.length, length};
        LongBuffer ids = LongBuffer.allocate(batch.length * length);
        LongBuffer mask = LongBuffer.allocate(batch.length * length);
        Arrays.fill(mask.array(), 1);
        for (int text : batch) {
            ids.put(tokens[text]);
        }
        try (OnnxTensor input = OnnxTensor.createTensor(environment, ids.flip(), shape);
                OnnxTensor attention = OnnxTensor.createTensor(environment, mask, shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.allocate(mask.capacity()), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", types))) {
            float[][][] states = (float[][][]) result.get(0).getValue();
            for (int i = 0; i < batch.length; i++) {
                vectors[batch[i]] = unit(states[i][0]);
            }
        } catch (OrtException e) {
            throw new ProblemException(Problem.Category.FAULT, "the sentence encoder failed", e);
        }
    }

    private static float[] unit(float[] vector) {
        double square = 1e-12;
        for (float x : vector) {
            square += x * x;
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(square));
        }
        return unit;
    }

    /** @throws ProblemException FAULT where the runtime fails */
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ProblemException(Problem.Category.FAULT, "the sentence encoder cannot be closed", e);
        }
    }
}
