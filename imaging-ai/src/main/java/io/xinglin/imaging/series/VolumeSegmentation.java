package io.xinglin.imaging.series;

import io.xinglin.imaging.detection.VolumeCandidate;
import io.xinglin.imaging.detection.VolumeFinds;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.VolumeSection;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.volume.MaskDiameter;
import io.xinglin.imaging.volume.MaskParts;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.Volume;
import io.xinglin.imaging.volume.VolumeGrid;
import io.xinglin.imaging.volume.VolumeMask;
import io.xinglin.imaging.volume.VolumeResampling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One network that paints a mask for every label over a volume; what hangs together becomes one thing or several. */
final class VolumeSegmentation implements VolumeRunner {
    private final List<OutputLabel> labels;
    private final VolumeSection section;
    private final VolumeNetwork network;

    VolumeSegmentation(InstalledModel model, OnnxSettings settings) {
        labels = model.manifest().labels();
        section = model.manifest().volume().orElseThrow();
        network = new VolumeNetwork(model, settings);
    }

    /** For the self test. */
    VolumeNetwork network() {
        return network;
    }

    @Override
    public VolumeFinds find(SliceStack stack, Runnable deadline) {
        Volume volume = VolumeResampling.upright(stack, section.spacing(), section.outside());
        deadline.run();
        VolumeLogits logits = network.run(volume, deadline);
        List<VolumeCandidate> found = new ArrayList<>();
        Map<String, Double> strongest = new HashMap<>();
        for (int k = 0; k < labels.size(); k++) {
            OutputLabel label = labels.get(k);
            if (label.finding()) {
                strongest.put(label.key(), strongest(label, k, logits));
                found.addAll(candidates(label, k, logits, volume.grid()));
            }
        }
        return new VolumeFinds(found, strongest, List.of());
    }

    /** The most probable voxel; below the threshold, for a label with nothing painted that is large enough. */
    private static double strongest(OutputLabel label, int index, VolumeLogits logits) {
        float most = Float.NEGATIVE_INFINITY;
        for (int at = 0; at < logits.voxels(); at++) {
            most = Math.max(most, logits.at(index, at));
        }
        return Math.min(label.series().probability(most), Math.max(0, Math.nextDown(label.threshold())));
    }

    private List<VolumeCandidate> candidates(OutputLabel label, int index, VolumeLogits logits, VolumeGrid grid) {
        var inside = new BitSet(logits.voxels());
        for (int at = 0; at < logits.voxels(); at++) {
            if (label.series().probability(logits.at(index, at)) >= label.threshold()) {
                inside.set(at);
            }
        }
        return things(new VolumeMask(grid, inside)).stream()
                .filter(mask -> mask.voxels() > 0 && mask.volume() >= section.minimumVolume())
                .map(mask -> candidate(label, index, logits, mask))
                .toList();
    }

    private List<VolumeMask> things(VolumeMask mask) {
        return switch (section.parts()) {
            case TOGETHER -> List.of(mask);
            case LARGEST -> MaskParts.of(mask).stream().limit(1).toList();
            case EACH -> MaskParts.of(mask);
        };
    }

    /** As probable as its voxels are in the mean, which is at least the threshold. */
    private static VolumeCandidate candidate(OutputLabel label, int index, VolumeLogits logits, VolumeMask mask) {
        double sum = mask.inside().stream()
                .mapToDouble(at -> label.series().probability(logits.at(index, at)))
                .sum();
        double[] centre = mask.centre();
        return new VolumeCandidate(
                label.key(),
                Arrays.stream(centre).boxed().toList(),
                MaskDiameter.of(mask),
                mask,
                Math.min(1, sum / mask.voxels()),
                Map.of(),
                List.of(),
                List.of());
    }

    @Override
    public void warmUp() {
        network.warmUp();
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
