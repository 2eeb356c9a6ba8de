package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.TaskKind;
import io.xinglin.imaging.model.ValueSection;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Raster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One network that gives a row of numbers a picture: {@code value [N,1]} of the task {@code image-regression}, or
 * {@code embedding [N,D]} of {@code image-embedding}. Safe for use by many threads.
 */
final class RowNetwork implements LaneRunner {
    private static final String SEX = "sex";

    private final MainNetwork network;
    private final boolean sexed;
    private final String output;

    RowNetwork(InstalledModel model, OnnxSettings settings, String output) {
        this.network = new MainNetwork(model, settings);
        this.sexed = model.manifest().value().map(ValueSection::sex).orElse(false);
        this.output = output;
    }

    static boolean runs(TaskKind task) {
        return task == TaskKind.IMAGE_REGRESSION || task == TaskKind.IMAGE_EMBEDDING;
    }

    /** 0, 1, 0 and so on. */
    static float[] inTurn(int count) {
        float[] sex = new float[count];
        for (int i = 1; i < count; i += 2) {
            sex[i] = 1;
        }
        return sex;
    }

    /** The name of what it gives. */
    String output() {
        return output;
    }

    /**
     * @param sex one a picture, 1 male and 0 female; not looked at by a network that is not told
     * @throws ProblemException FAULT when the network fails or answers in another form than the contract's
     */
    List<float[]> rows(List<Raster> batch, float... sex) {
        Map<String, Tensor> out = sexed ? network.run(batch, SEX, Tensor.of(sex, batch.size(), 1)) : network.run(batch);
        Tensor rows = out.get(output);
        if (rows == null || rows.shape().length != 2 || rows.axis(0) != batch.size()) {
            throw new ProblemException(
                    Problem.Category.FAULT, "network output " + output + " does not have a row a picture");
        }
        for (float value : rows.values()) {
            if (!Float.isFinite(value)) {
                throw new ProblemException(Problem.Category.FAULT, "the network answered with a number that is none");
            }
        }
        return IntStream.range(0, batch.size()).mapToObj(rows::row).toList();
    }

    @Override
    public Duration timeInside() {
        return network.timeInside();
    }

    @Override
    public void close() {
        network.close();
    }
}
