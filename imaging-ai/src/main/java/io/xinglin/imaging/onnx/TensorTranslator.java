package io.xinglin.imaging.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import io.xinglin.imaging.network.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Named tensors in, named tensors out; counts the time between the two, which is the network's own. */
final class TensorTranslator implements NoBatchifyTranslator<Map<String, Tensor>, Map<String, Tensor>> {
    private final LongAdder nanosInside;
    private long entered;

    TensorTranslator(LongAdder nanosInside) {
        this.nanosInside = nanosInside;
    }

    @Override
    public NDList processInput(TranslatorContext context, Map<String, Tensor> inputs) {
        var list = new NDList(inputs.size());
        inputs.forEach((name, tensor) -> {
            NDArray array = context.getNDManager().create(tensor.values(), new Shape(tensor.shape()));
            array.setName(name);
            list.add(array);
        });
        entered = System.nanoTime();
        return list;
    }

    @Override
    public Map<String, Tensor> processOutput(TranslatorContext context, NDList list) {
        nanosInside.add(System.nanoTime() - entered);
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        for (NDArray array : list) {
            outputs.put(
                    array.getName(),
                    new Tensor(array.toFloatArray(), array.getShape().getShape()));
        }
        return outputs;
    }

    @Override
    public Batchifier getBatchifier() {
        return null;
    }
}
