package io.xinglin.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * The encoder's file straight in ONNX Runtime, with the accurate engine's session options: two windows of half a note
 * each, nothing before and nothing after. To be opened after the engine, which loads the native code. For many threads.
 */
final class BareEncoder implements AutoCloseable {
    private static final int WINDOWS = 2;
    private static final int SCHEMES = 2;
    private static final int COMMON_CHARACTERS = 1500;

    private final OrtEnvironment environment;
    private final OrtSession session;

    private BareEncoder(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    static BareEncoder open(Path file) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new BareEncoder(environment, environment.createSession(file.toString(), options));
        }
    }

    /** Reads the note's two windows; how many. */
    int windows(String note) {
        int length = 2 + note.length() / WINDOWS;
        for (int window = 0; window < WINDOWS; window++) {
            long[] ids = new long[length];
            for (int i = 0; i < length; i++) {
                ids[i] = 5L + note.charAt(Math.min(note.length() - 1, window * length + i)) % COMMON_CHARACTERS;
            }
            run(ids);
        }
        return WINDOWS;
    }

    private void run(long[] ids) {
        long[] shape = {1, ids.length};
        LongBuffer names = LongBuffer.allocate(ids.length * SCHEMES);
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor hints = OnnxTensor.createTensor(environment, names, new long[] {1, ids.length, SCHEMES});
                OrtSession.Result result = session.run(Map.of("ids", tokens, "names", hints))) {
            if (result.size() != SCHEMES) {
                throw new IllegalStateException("not the encoder that was expected");
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder did not run", e);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
