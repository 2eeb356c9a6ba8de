package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.VolumeSection;
import io.xinglin.imaging.phantom.HeadNeckPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.volume.PlaneMasks;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackPlane;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Runs a {@code volume-segmentation} package over the phantoms its {@code verification} section names, which it was not
 * trained on, and compares what it draws on the stored slices with the truth, pixel by pixel. Used by one thread.
 */
public final class VolumeVerification {
    /** The phantom of {@code training/oar-head-neck}. */
    private static final String HEAD_NECK = "head-neck";

    private static final int SIZE = 192;
    private static final LocalDateTime AT = LocalDateTime.of(2026, 1, 1, 12, 0);

    private final InstalledModel model;
    private final SeriesEngine engine;
    private final SeedRange seeds;
    private final int size;
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

    /** @throws ProblemException UNSUPPORTED when the package does not name phantoms the product makes */
    public VolumeVerification(InstalledModel model, SeriesEngine engine) {
        this(model, engine, SIZE);
    }

    /** @param size rows and columns of the phantoms' slices */
    VolumeVerification(InstalledModel model, SeriesEngine engine, int size) {
        this.size = size;
        this.model = model;
        this.engine = engine;
        VolumeSection.Check check = model.manifest()
                .volume()
                .flatMap(VolumeSection::verification)
                .filter(c -> c.phantom().equals(HEAD_NECK))
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNSUPPORTED, "the package names no phantoms by which it is measured"));
        this.seeds = SeedRange.of(check.seeds());
        model.manifest().labels().forEach(label -> byLabel.add(new ArrayList<>()));
    }

    /**
     * Measures.
     *
     * @param progress gets how many volumes are done
     * @throws ProblemException what the engine throws
     */
    public VolumeReport run(IntConsumer progress) {
        engine.warmUp(model);
        Duration before = engine.timeInside();
        long took = 0;
        int done = 0;
        for (long seed : seeds.seeds()) {
            HeadNeckPhantom phantom = HeadNeckPhantom.of(seed, size);
            SliceStack stack = phantom.stack(PhantomStudy.headNeckCt(seed, AT));
            long begin = System.nanoTime();
            List<Drawn> drawn = drawn(stack);
            took += System.nanoTime() - begin;
            compare(stack, drawn, phantom);
            progress.accept(++done);
        }
        return new VolumeReport(
                done, organs(), Duration.ofNanos(took), engine.timeInside().minus(before), PeakMemory.bytes());
    }

    /** One label's masks on the stored slices. */
    private record Drawn(int label, List<PlaneMasks.PlaneMask> masks) {}

    private List<Drawn> drawn(SliceStack stack) {
        return engine.find(model, stack).candidates().stream()
                .map(candidate -> new Drawn(label(candidate.label()), PlaneMasks.of(candidate.mask(), stack)))
                .toList();
    }

    private void compare(SliceStack stack, List<Drawn> drawn, HeadNeckPhantom phantom) {
        Map<StackPlane, int[]> truth = new HashMap<>();
        double[] there = new double[byLabel.size()];
        for (StackPlane plane : stack.planes()) {
            int[] labels = truth(plane, phantom);
            truth.put(plane, labels);
            Arrays.stream(labels).filter(label -> label >= 0).forEach(label -> there[label]++);
        }
        double[] own = new double[byLabel.size()];
        double[] both = new double[byLabel.size()];
        for (Drawn one : drawn) {
            for (PlaneMasks.PlaneMask mask : one.masks()) {
                int[] labels = truth.get(mask.plane());
                own[one.label()] += mask.mask().area();
                both[one.label()] += mask.mask().pixels().stream()
                        .filter(at -> labels[at] == one.label())
                        .count();
            }
        }
        for (int n = 0; n < byLabel.size(); n++) {
            byLabel.get(n).add(new Overlapping(both[n], own[n], there[n]));
        }
    }

    /** The place among the labels of the organ at each pixel; -1 for none. */
    private int[] truth(StackPlane plane, HeadNeckPhantom phantom) {
        int[] labels = new int[size * size];
        for (int at = 0; at < labels.length; at++) {
            double[] place = plane.patient(at % size, Math.floorDiv(at, size));
            labels[at] = phantom.organ(place[0], place[1], place[2])
                    .map(organ -> label(organ.key()))
                    .orElse(-1);
        }
        return labels;
    }

    private int label(String key) {
        List<OutputLabel> labels = model.manifest().labels();
        for (int n = 0; n < labels.size(); n++) {
            if (labels.get(n).key().equals(key)) {
                return n;
            }
        }
        return -1;
    }

    private List<VolumeReport.Organ> organs() {
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
