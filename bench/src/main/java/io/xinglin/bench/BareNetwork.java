package io.xinglin.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * A network with the input {@code image} straight in ONNX Runtime: pixels already in memory the runtime reads, outputs taken
 * out and dropped, nothing before and nothing after. To be opened after the product's, which loads the native code.
 */
final class BareNetwork implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;

    private BareNetwork(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /** With the product's session options: waiting threads sleep. */
    static BareNetwork open(Path file, int threads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new BareNetwork(environment, environment.createSession(file.toString(), options));
        }
    }

    /** Memory outside the heap for some pixels. */
    static FloatBuffer memory(int floats) {
        return ByteBuffer.allocateDirect(4 * floats)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Runs one batch; answers how many numbers came out. */
    int run(FloatBuffer pixels, long... shape) throws OrtException {
        pixels.rewind();
        int numbers = 0;
        try (OnnxTensor image = OnnxTensor.createTensor(environment, pixels, shape);
                OrtSession.Result result = session.run(Map.of("image", image))) {
            for (Map.Entry<String, OnnxValue> output : result) {
                numbers += ((OnnxTensor) output.getValue()).getFloatBuffer().remaining();
            }
        }
        return numbers;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
