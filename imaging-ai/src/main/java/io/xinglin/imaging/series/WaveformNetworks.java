package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.waveform.PreparedEcg;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The two networks of a waveform package: rhythm ({@code signal [N,1,T]} and {@code features [N,F]} to {@code logits [N,L]}
 * and {@code fold_logits [N,K,L]}) and beat ({@code features [N,B]} to {@code logits [N,1]} and {@code fold_logits [N,M,1]}).
 * {@code logits} are what all folds say together; each fold alone is asked only where the package is measured on its own data.
 */
final class WaveformNetworks implements LaneRunner {
    private static final String FEATURES = "features";

    private final OnnxNetwork rhythm;
    private final OnnxNetwork beat;
    private final int labels;

    WaveformNetworks(InstalledModel model, OnnxSettings settings) {
        rhythm = OnnxNetwork.open(model.path(PackageFile.RHYTHM).orElseThrow(), settings);
        beat = OnnxNetwork.open(model.path(PackageFile.BEAT).orElseThrow(), settings);
        labels = model.manifest().labels().size();
    }

    /**
     * The rhythm network over a batch.
     *
     * @throws ProblemException FAULT when the network fails or answers in another form than the contract's
     */
    Logits rhythm(List<PreparedEcg.Window> batch) {
        int size = batch.get(0).samples().length;
        float[] samples = new float[batch.size() * size];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.get(i).samples(), 0, samples, i * size, size);
        }
        float[][] features = batch.stream().map(PreparedEcg.Window::features).toArray(float[][]::new);
        return new Logits(
                rhythm.run(Map.of("signal", Tensor.of(samples, batch.size(), 1, size), FEATURES, table(features))),
                labels);
    }

    /** The beat network over a batch of rows; faults as {@link #rhythm}. */
    Logits beats(float[][] rows) {
        return new Logits(beat.run(Map.of(FEATURES, table(rows))), 1);
    }

    private static Tensor table(float[][] rows) {
        int width = rows[0].length;
        float[] values = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * width, width);
        }
        return Tensor.of(values, rows.length, width);
    }

    /** What a network answers. */
    record Logits(Tensor all, Tensor folds) {
        Logits(Map<String, Tensor> out, int labels) {
            this(shaped(out, "logits", 2, labels), shaped(out, "fold_logits", 3, labels));
        }

        private static Tensor shaped(Map<String, Tensor> out, String name, int axes, int labels) {
            Tensor tensor = out.get(name);
            if (tensor == null || tensor.shape().length != axes || tensor.axis(axes - 1) != labels) {
                throw new ProblemException(
                        Problem.Category.FAULT, "network output " + name + " does not have " + labels + " labels");
            }
            return tensor;
        }

        /** @param fold the network to ask; negative for all of them together */
        float[] row(int index, int fold) {
            if (fold < 0) {
                return all.row(index);
            }
            int width = folds.axis(2);
            float[] every = folds.row(index);
            if ((fold + 1) * width > every.length) {
                throw new ProblemException(Problem.Category.INVALID, "the package has no network of fold " + fold);
            }
            float[] row = new float[width];
            System.arraycopy(every, fold * width, row, 0, width);
            return row;
        }
    }

    @Override
    public Duration timeInside() {
        return rhythm.timeInside().plus(beat.timeInside());
    }

    @Override
    public void close() {
        rhythm.close();
        beat.close();
    }
}
