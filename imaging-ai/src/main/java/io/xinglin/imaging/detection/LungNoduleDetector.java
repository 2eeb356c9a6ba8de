package io.xinglin.imaging.detection;

import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.network.Tensor;
import io.xinglin.imaging.nodule.FoundNodule;
import io.xinglin.imaging.nodule.NoduleCrops;
import io.xinglin.imaging.nodule.NoduleSearch;
import io.xinglin.imaging.nodule.NoduleType;
import io.xinglin.imaging.nodule.Patches;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.Volume;
import io.xinglin.imaging.volume.VolumeGrid;
import io.xinglin.imaging.volume.VolumeMask;
import io.xinglin.imaging.volume.VolumeResampling;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodules of the lung ({@link NoduleSearch}) with their type, for a package with the label {@code nodule}; with the label
 * {@code malignant} and a file of the role {@code crop} also how suspicious each looks. Safe for use by many threads.
 */
final class LungNoduleDetector implements VolumeDetector {
    private static final String NODULE = "nodule";
    private static final String MALIGNANT = "malignant";
    private static final int AIR = -1024;
    private static final long MOST = 60_000_000;

    private final OnnxNetwork network;
    private final NoduleSearch search;
    private final Optional<OnnxNetwork> cropNetwork;
    private final Optional<NoduleCrops> crops;
    private final Optional<OutputLabel> malignant;
    private final OutputLabel label;
    private final List<Double> spacing;

    LungNoduleDetector(InstalledModel model, OnnxSettings settings) {
        label = label(model, NODULE)
                .orElseThrow(() -> new ProblemException(Problem.Category.FAULT, "the package has no label " + NODULE));
        spacing = model.manifest().volume().orElseThrow().spacing();
        malignant = label(model, MALIGNANT);
        int side = NoduleCrops.side(model.manifest().volume().orElseThrow().settings());
        cropNetwork =
                malignant.flatMap(l -> model.path(PackageFile.CROP)).map(file -> OnnxNetwork.open(file, settings));
        crops = cropNetwork.map(open -> new NoduleCrops(open, side));
        network = OnnxNetwork.open(model.path(PackageFile.VOLUME).orElseThrow(), settings);
        search = new NoduleSearch(network, logit -> label.series().probability(logit));
    }

    @Override
    public VolumeFinds detect(SliceStack stack, Runnable deadline) {
        Volume volume = VolumeResampling.onto(stack, grid(stack), AIR);
        deadline.run();
        List<VolumeCandidate> found = search.find(volume, label.threshold(), deadline).stream()
                .map(nodule -> candidate(volume, nodule))
                .toList();
        return new VolumeFinds(found, Map.of(), List.of());
    }

    /** The package's spacing, and where slices are thick or the scan is large, more along the body. */
    private VolumeGrid grid(SliceStack stack) {
        double z = spacing.get(2);
        VolumeGrid grid = VolumeResampling.uprightGrid(stack, spacing);
        while ((long) grid.columns() * grid.rows() * grid.slices() > MOST) {
            z *= 1.25;
            grid = VolumeResampling.uprightGrid(stack, List.of(spacing.get(0), spacing.get(1), z));
        }
        return grid;
    }

    private static Optional<OutputLabel> label(InstalledModel model, String key) {
        return model.manifest().labels().stream()
                .filter(l -> l.key().equals(key))
                .findFirst();
    }

    private VolumeCandidate candidate(Volume volume, FoundNodule nodule) {
        Map<String, Double> scores = new HashMap<>();
        crops.ifPresent(open -> {
            double logit = open.suspicion(volume, nodule.outline().centre());
            scores.put(MALIGNANT, malignant.orElseThrow().series().probability(logit));
        });
        return new VolumeCandidate(
                NODULE,
                nodule.outline().centre(),
                nodule.outline().diameter(),
                new VolumeMask(nodule.outline().grid(), nodule.outline().inside()),
                nodule.probability(),
                scores,
                solid(nodule),
                List.of(nodule.type().assessment()));
    }

    private static List<Measurement> solid(FoundNodule nodule) {
        double diameter = nodule.outline().solid();
        return nodule.type() == NoduleType.PART_SOLID && diameter > 0
                ? List.of(new Measurement(Measurement.SOLID_DIAMETER, diameter, Measurement.MILLIMETRE))
                : List.of();
    }

    @Override
    public void warmUp() {
        network.run(Map.of(
                "patch",
                Tensor.of(new float[Patches.LENGTH], 1, Patches.SCALES, Patches.SIDE, Patches.SIDE, Patches.SIDE)));
    }

    @Override
    public Map<String, List<float[]>> answers(List<Double> shifts) {
        Map<String, List<float[]>> answers = new LinkedHashMap<>(NoduleFormula.patches(network, shifts));
        crops.ifPresent(open -> answers.putAll(NoduleFormula.crops(open, shifts)));
        return answers;
    }

    @Override
    public Duration timeInside() {
        return network.timeInside()
                .plus(cropNetwork.map(OnnxNetwork::timeInside).orElse(Duration.ZERO));
    }

    @Override
    public void close() {
        cropNetwork.ifPresent(OnnxNetwork::close);
        network.close();
    }
}
