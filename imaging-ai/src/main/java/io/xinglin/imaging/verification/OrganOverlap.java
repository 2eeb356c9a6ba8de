package io.xinglin.imaging.verification;

import io.xinglin.imaging.detection.VolumeFinds;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.volume.PlaneMasks;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackPlane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is drawn on the stored slices held against the truth, pixel by pixel, volume after volume. Used by one thread. */
final class OrganOverlap {
    private final InstalledModel model;
    private final List<List<Overlapping>> byLabel = new ArrayList<>();

    /**
     * One label on one volume, in pixels of its slices.
     *
     * @param both what is drawn and true
     */
    private record Overlapping(double both, double drawn, double truth) {
        double dice() {
            return 2 * both / (drawn + truth);
        }
    }

    OrganOverlap(InstalledModel model) {
        this.model = model;
        model.manifest().labels().forEach(label -> byLabel.add(new ArrayList<>()));
    }

    /** @param truth of each plane the place among the labels at each pixel; -1 for none */
    void add(SliceStack stack, VolumeFinds finds, Function<StackPlane, int[]> truth) {
        Map<StackPlane, int[]> known = new HashMap<>();
        double[] there = new double[byLabel.size()];
        for (StackPlane plane : stack.planes()) {
            int[] labels = truth.apply(plane);
            known.put(plane, labels);
            Arrays.stream(labels).filter(label -> label >= 0).forEach(label -> there[label]++);
        }
        double[] own = new double[byLabel.size()];
        double[] both = new double[byLabel.size()];
        finds.candidates().forEach(one -> {
            int label = label(one.label());
            for (PlaneMasks.PlaneMask mask : PlaneMasks.of(one.mask(), stack)) {
                int[] labels = known.get(mask.plane());
                own[label] += mask.mask().area();
                both[label] += mask.mask().pixels().stream()
                        .filter(at -> labels[at] == label)
                        .count();
            }
        });
        for (int n = 0; n < byLabel.size(); n++) {
            byLabel.get(n).add(new Overlapping(both[n], own[n], there[n]));
        }
    }

    /** The place of a key among the labels; -1 for none. */
    int label(String key) {
        List<OutputLabel> labels = model.manifest().labels();
        for (int n = 0; n < labels.size(); n++) {
            if (labels.get(n).key().equals(key)) {
                return n;
            }
        }
        return -1;
    }

    /** In the order of the labels. */
    List<VolumeReport.Organ> organs() {
        List<VolumeReport.Organ> organs = new ArrayList<>();
        for (int n = 0; n < byLabel.size(); n++) {
            List<Overlapping> there =
                    byLabel.get(n).stream().filter(o -> o.truth() > 0).toList();
            List<Overlapping> found = there.stream().filter(o -> o.drawn() > 0).toList();
            organs.add(new VolumeReport.Organ(
                    model.manifest().labels().get(n).key(),
                    there.size(),
                    found.size(),
                    (int) byLabel.get(n).stream()
                            .filter(o -> !(o.truth() > 0) && o.drawn() > 0)
                            .count(),
                    Measures.mean(there.stream().mapToDouble(Overlapping::dice).toArray()),
                    Measures.distance(found.stream()
                            .mapToDouble(o -> o.drawn() / o.truth())
                            .toArray())));
        }
        return organs;
    }
}
