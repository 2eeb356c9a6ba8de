package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.detection.VolumeFinds;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.VolumeSection;
import io.xinglin.imaging.phantom.HeadNeckPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackPlane;
import java.time.Duration;
import java.time.LocalDateTime;
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
    private final OrganOverlap overlap;

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
        this.overlap = new OrganOverlap(model);
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
            VolumeFinds drawn = engine.find(model, stack);
            took += System.nanoTime() - begin;
            overlap.add(stack, drawn, plane -> truth(plane, phantom));
            progress.accept(++done);
        }
        return new VolumeReport(
                done,
                overlap.organs(),
                Duration.ofNanos(took),
                engine.timeInside().minus(before),
                PeakMemory.bytes());
    }

    /** The place among the labels of the organ at each pixel; -1 for none. */
    private int[] truth(StackPlane plane, HeadNeckPhantom phantom) {
        int[] labels = new int[size * size];
        for (int at = 0; at < labels.length; at++) {
            double[] place = plane.patient(at % size, Math.floorDiv(at, size));
            labels[at] = phantom.organ(place[0], place[1], place[2])
                    .map(organ -> overlap.label(organ.key()))
                    .orElse(-1);
        }
        return labels;
    }
}
