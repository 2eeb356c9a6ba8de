package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.model.VolumeSection;
import io.xinglin.imaging.nodule.NoduleCrops;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Runs a package's crop network over labelled crops of nodules ({@link NoduleCropSet}): outline and malignancy of each nodule.
 * Used by one thread.
 */
public final class CropVerification {
    private static final int SIDE = NoduleCropSet.SIDE;
    private static final int CHANNELS = 3;

    private final NoduleCrops network;
    private final NoduleCropSet set;

    private CropVerification(NoduleCrops network, NoduleCropSet set) {
        this.network = network;
        this.set = set;
    }

    /** The crops the package's {@code verification} section names; empty when it names none. */
    public static Optional<VolumeSection.Crops> named(InstalledModel model) {
        return model.manifest().volume().flatMap(VolumeSection::verification).flatMap(VolumeSection.Check::crops);
    }

    /**
     * Measures.
     *
     * @param data the folder of the crops
     * @param progress gets how many nodules are done
     * @throws ProblemException UNSUPPORTED when the package names no crops or has no crop network, NOT_FOUND or INVALID for
     *     another layout, FAULT when the network cannot be opened or answers in another form
     */
    public static CropReport run(InstalledModel model, OnnxSettings settings, Path data, IntConsumer progress) {
        VolumeSection.Crops crops = named(model)
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNSUPPORTED, "the package names no crops by which it is measured"));
        Path file = model.path(PackageFile.CROP)
                .orElseThrow(
                        () -> new ProblemException(Problem.Category.UNSUPPORTED, "the package has no crop network"));
        NoduleCropSet set = NoduleCropSet.read(data, crops.folds(), fold -> fold == crops.fold());
        int side = NoduleCrops.side(model.manifest().volume().orElseThrow().settings());
        try (OnnxNetwork network = OnnxNetwork.open(file, settings)) {
            return new CropVerification(new NoduleCrops(network, side), set).report(progress);
        }
    }

    private CropReport report(IntConsumer progress) {
        List<CropReport.Nodule> nodules = new ArrayList<>();
        for (List<NoduleCropSet.Slice> slices : set.nodules()) {
            nodules.add(nodule(slices));
            progress.accept(nodules.size());
        }
        if (nodules.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "no nodule of the set is held out");
        }
        return new CropReport(nodules);
    }

    private CropReport.Nodule nodule(List<NoduleCropSet.Slice> slices) {
        NoduleCrops.Seen seen = network.see(input(slices));
        int side = network.side();
        int edge = (SIDE - side) / 2;
        long both = 0;
        long drawn = 0;
        long there = 0;
        double logit = 0;
        for (int n = 0; n < slices.size(); n++) {
            for (int at = 0; at < SIDE * SIDE; at++) {
                int column = at % SIDE - edge;
                int row = at / SIDE - edge;
                boolean own = column >= 0
                        && row >= 0
                        && column < side
                        && row < side
                        && seen.masks()[(n * side + row) * side + column] > 0;
                boolean truth = set.inside(slices.get(n), at);
                drawn += own ? 1 : 0;
                there += truth ? 1 : 0;
                both += own && truth ? 1 : 0;
            }
            logit += seen.malignancy()[n] / slices.size();
        }
        NoduleCropSet.Slice first = slices.get(0);
        return new CropReport.Nodule(
                first.patient(),
                first.readers(),
                first.malignancy(),
                there == 0 ? Double.NaN : 2.0 * both / (drawn + there),
                logit,
                (double) there / slices.size());
    }

    /** Each slice with its neighbours; itself where there is none next to it. */
    private float[] input(List<NoduleCropSet.Slice> slices) {
        Map<Integer, float[]> middles = new HashMap<>();
        slices.forEach(slice -> middles.put(slice.number(), middle(set.picture(slice))));
        int plane = network.side() * network.side();
        float[] input = new float[slices.size() * CHANNELS * plane];
        for (int n = 0; n < slices.size(); n++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                int number = slices.get(n).number();
                float[] seen = middles.getOrDefault(number + channel - 1, middles.get(number));
                System.arraycopy(seen, 0, input, (n * CHANNELS + channel) * plane, plane);
            }
        }
        return input;
    }

    private float[] middle(Picture picture) {
        int side = network.side();
        int edge = (SIDE - side) / 2;
        float[] middle = new float[side * side];
        for (int row = 0; row < side; row++) {
            System.arraycopy(picture.values(), (row + edge) * SIDE + edge, middle, row * side, side);
        }
        return middle;
    }
}
