package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.Limits;
import io.xinglin.imaging.network.GatheringNetwork;
import io.xinglin.imaging.network.Network;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.remote.RemoteNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The network with the input {@code image}, float32 {@code [N,C,S,S]}. Safe for use by many threads. */
final class MainNetwork implements AutoCloseable {
    private final InstalledModel model;
    private final Network network;

    MainNetwork(InstalledModel model, OnnxSettings settings) {
        this.model = model;
        this.network = open(model, settings);
    }

    private static Network open(InstalledModel model, OnnxSettings settings) {
        Network network = model.manifest()
                .server()
                .<Network>map(RemoteNetwork::open)
                .orElseGet(() -> OnnxNetwork.open(
                        model.path(model.manifest().task().mainRole()).orElseThrow(), settings));
        Limits.Gathering gathering = model.manifest().limits().gathering();
        return gathering.pictures() > 1
                ? new GatheringNetwork(network, gathering.pictures(), gathering.patience())
                : network;
    }

    Map<String, Tensor> run(List<Raster> batch) {
        return network.run(Map.of("image", image(batch)));
    }

    /** The same for a network with another input beside the pictures. */
    Map<String, Tensor> run(List<Raster> batch, String name, Tensor beside) {
        return network.run(Map.of("image", image(batch), name, beside));
    }

    private Tensor image(List<Raster> batch) {
        int size = model.manifest().input().size();
        int channels = model.manifest().input().channels();
        float[] pixels = new float[batch.size() * channels * size * size];
        int at = 0;
        for (Raster raster : batch) {
            for (Picture plane : raster.planes()) {
                System.arraycopy(plane.values(), 0, pixels, at, size * size);
                at += size * size;
            }
        }
        return Tensor.of(pixels, batch.size(), channels, size, size);
    }

    /**
     * An output the contract demands.
     *
     * @param axes how many it must have
     * @param labels the axis that must be as long as there are labels; negative counts from the end
     * @throws ProblemException FAULT when the network has no such output, or of another shape
     */
    Tensor output(Map<String, Tensor> outputs, String name, int axes, int labels) {
        return shaped(model, outputs, name, axes, labels);
    }

    static Tensor shaped(InstalledModel model, Map<String, Tensor> outputs, String name, int axes, int labels) {
        Tensor tensor = outputs.get(name);
        int expected = model.manifest().labels().size();
        if (tensor == null
                || tensor.shape().length != axes
                || tensor.axis(labels < 0 ? axes + labels : labels) != expected) {
            throw new ProblemException(
                    Problem.Category.FAULT, "network output " + name + " does not have " + expected + " labels");
        }
        return tensor;
    }

    /** The explanation of one picture: none, one map {@code [N,h,w]} or one a label {@code [N,L,h,w]}. */
    List<Picture> explanation(Map<String, Tensor> outputs, int row) {
        Tensor maps = outputs.get(model.manifest().explanation());
        return maps == null ? List.of() : maps(maps, row);
    }

    /** The maps {@code [N,h,w]} or {@code [N,L,h,w]} of one picture. */
    static List<Picture> maps(Tensor maps, int row) {
        int axes = maps.shape().length;
        int width = maps.axis(axes - 1);
        int height = maps.axis(axes - 2);
        float[] values = maps.row(row);
        List<Picture> all = new ArrayList<>();
        for (int at = 0; at < values.length; at += width * height) {
            all.add(new Picture(width, height, Arrays.copyOfRange(values, at, at + width * height)));
        }
        return all;
    }

    Duration timeInside() {
        return network.timeInside();
    }

    @Override
    public void close() {
        network.close();
    }
}
