package io.xinglin.imaging.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.network.Network;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.onnx.OnnxRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * One ONNX file, loaded once. All threads share its session; each run has a predictor to itself.
 *
 * <p>Close it only when no run is under way: {@link InferenceGate} sees to that.
 */
public final class OnnxNetwork implements Network {
    private final Model model;
    private final Queue<Predictor<Map<String, Tensor>, Map<String, Tensor>>> idle = new ConcurrentLinkedQueue<>();
    private final LongAdder nanosInside = new LongAdder();

    private OnnxNetwork(Model model) {
        this.model = model;
    }

    /**
     * Loads the file.
     *
     * @throws ProblemException FAULT when it is no ONNX file this runtime can run
     */
    public static OnnxNetwork open(Path file, OnnxSettings settings) {
        String name = file.getFileName().toString();
        Model model = OnnxRuntime.engine().newModel(name, Device.cpu());
        try (OrtSession.SessionOptions options = options(settings)) {
            model.load(file.toAbsolutePath().getParent(), name, Map.of("sessionOptions", options));
            return new OnnxNetwork(model);
        } catch (IOException | MalformedModelException | OrtException e) {
            model.close();
            throw new ProblemException(Problem.Category.FAULT, "network " + name + " cannot be loaded", e);
        }
    }

    /** Waiting threads sleep: spinning ones would take the processors from the rest of the server. */
    private static OrtSession.SessionOptions options(OnnxSettings settings) throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(settings.intraOpThreads());
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    /**
     * Runs the network.
     *
     * @throws ProblemException FAULT when the runtime fails, e.g. on a shape it does not take
     */
    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        Predictor<Map<String, Tensor>, Map<String, Tensor>> predictor = idle.poll();
        if (predictor == null) {
            predictor = model.newPredictor(new TensorTranslator(nanosInside));
        }
        try {
            return predictor.predict(inputs);
        } catch (TranslateException e) {
            throw new ProblemException(Problem.Category.FAULT, "network " + model.getName() + " failed", e);
        } finally {
            idle.add(predictor);
        }
    }

    /** Time spent inside the network since it was opened, over all threads. */
    @Override
    public Duration timeInside() {
        return Duration.ofNanos(nanosInside.sum());
    }

    @Override
    public void close() {
        for (var predictor = idle.poll(); predictor != null; predictor = idle.poll()) {
            predictor.close();
        }
        model.close();
    }
}
