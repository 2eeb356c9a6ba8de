package io.xinglin.nlp.transformer;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.onnx.OnnxRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The ONNX file, loaded once; all threads share its session, each run has a predictor to itself and one thread.
 *
 * <p>Inputs {@code ids} [1, length] and {@code names} [1, length, schemes], both int64; outputs, one a scheme,
 * [1, length - 2, tags] float32.
 */
final class Encoder implements AutoCloseable {
    /** One window of a note, row-major. */
    record Window(int length, int schemes, long[] ids, long[] names) {}

    private final Model model;
    private final Queue<Predictor<Window, Map<String, float[]>>> idle = new ConcurrentLinkedQueue<>();

    private Encoder(Model model) {
        this.model = model;
    }

    /** @throws ProblemException FAULT when the runtime cannot run the file */
    static Encoder open(Path file) {
        String name = file.getFileName().toString();
        Model model = OnnxRuntime.engine().newModel(name, Device.cpu());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            model.load(file.toAbsolutePath().getParent(), name, Map.of("sessionOptions", options));
            return new Encoder(model);
        } catch (IOException | MalformedModelException | OrtException e) {
            model.close();
            throw new ProblemException(Problem.Category.FAULT, name + " cannot be loaded", e);
        }
    }

    /** @throws ProblemException FAULT when the runtime fails */
    Map<String, float[]> run(Window window) {
        Predictor<Window, Map<String, float[]>> predictor = idle.poll();
        if (predictor == null) {
            predictor = model.newPredictor(new WindowTranslator());
        }
        try {
            return predictor.predict(window);
        } catch (TranslateException e) {
            throw new ProblemException(Problem.Category.FAULT, model.getName() + " failed", e);
        } finally {
            idle.add(predictor);
        }
    }

    /** Only when no run is under way. */
    @Override
    public void close() {
        for (var predictor = idle.poll(); predictor != null; predictor = idle.poll()) {
            predictor.close();
        }
        model.close();
    }

    private static final class WindowTranslator implements NoBatchifyTranslator<Window, Map<String, float[]>> {
        @Override
        public NDList processInput(TranslatorContext context, Window window) {
            NDArray ids = context.getNDManager().create(window.ids(), new Shape(1, window.length()));
            NDArray names =
                    context.getNDManager().create(window.names(), new Shape(1, window.length(), window.schemes()));
            ids.setName("ids");
            names.setName("names");
            return new NDList(ids, names);
        }

        @Override
        public Map<String, float[]> processOutput(TranslatorContext context, NDList list) {
            Map<String, float[]> outputs = new HashMap<>();
            for (NDArray array : list) {
                outputs.put(array.getName(), array.toFloatArray());
            }
            return outputs;
        }

        @Override
        public Batchifier getBatchifier() {
            return null;
        }
    }
}
