package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.PackageFile;
import io.xinglin.imaging.model.VolumeSection;
import io.xinglin.imaging.nodule.FoundNodule;
import io.xinglin.imaging.nodule.NoduleSearch;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.chest.ChestPhantom;
import io.xinglin.imaging.phantom.chest.ChestScan;
import io.xinglin.imaging.phantom.chest.ChestSpec;
import io.xinglin.imaging.phantom.chest.NoduleTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Runs a search for nodules over made chests and holds what it marks against the truth. Used by one thread. */
public final class NoduleVerification {
    /** mm a mark may lie off, or half the nodule's diameter where that is more. */
    private static final double NEAR = 3;

    private static final int OF_PACKAGES = 8;
    private static final double SMALLEST = 3;
    private static final double LEAST = 0.02;

    private final NoduleSearch search;
    private final int count;
    private final ChestPhantom phantom;

    /** @param count nodules in each chest */
    public NoduleVerification(NoduleSearch search, int count) {
        this(search, count, new ChestPhantom());
    }

    /** @param phantom makes the chests */
    public NoduleVerification(NoduleSearch search, int count, ChestPhantom phantom) {
        this.phantom = phantom;
        this.search = search;
        this.count = count;
    }

    /**
     * Runs a package over the chests its {@code verification} section names, {@value #OF_PACKAGES} nodules in each.
     *
     * @param progress gets each seed when it is done
     * @throws ProblemException UNSUPPORTED when the package names no chests, FAULT when its network cannot be opened
     */
    public static NoduleReport run(InstalledModel model, OnnxSettings settings, LongConsumer progress) {
        VolumeSection.Check check = model.manifest()
                .volume()
                .flatMap(VolumeSection::verification)
                .filter(c -> c.phantom().equals("chest"))
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNSUPPORTED, "the package names no phantoms by which it is measured"));
        OutputLabel label = model.manifest().labels().get(0);
        try (OnnxNetwork network =
                OnnxNetwork.open(model.path(PackageFile.VOLUME).orElseThrow(), settings)) {
            NoduleSearch search =
                    new NoduleSearch(network, logit -> label.series().probability(logit));
            return new NoduleVerification(search, OF_PACKAGES).run(SeedRange.of(check.seeds()), progress);
        }
    }

    /** @param progress gets each seed when it is done */
    public NoduleReport run(SeedRange seeds, LongConsumer progress) {
        List<NoduleReport.Nodule> nodules = new ArrayList<>();
        List<Double> falseMarks = new ArrayList<>();
        for (long seed : seeds.seeds()) {
            ChestSpec drawn = ChestSpec.of(seed);
            ChestScan scan = phantom.scan(new ChestSpec(
                    seed, count, drawn.spacing(), drawn.thickness(), drawn.kernel(), drawn.noise(), drawn.visit()));
            List<FoundNodule> found = search.find(scan.volume(), LEAST, () -> {});
            for (NoduleTruth truth : scan.nodules()) {
                if (truth.diameter() >= SMALLEST) {
                    nodules.add(nodule(seed, truth, found));
                }
            }
            found.stream()
                    .filter(mark -> scan.nodules().stream().noneMatch(truth -> on(mark, truth)))
                    .forEach(mark -> falseMarks.add(mark.probability()));
            progress.accept(seed);
        }
        return new NoduleReport(seeds.seeds().length, nodules, falseMarks);
    }

    private static NoduleReport.Nodule nodule(long seed, NoduleTruth truth, List<FoundNodule> found) {
        Optional<FoundNodule> mark = found.stream().filter(m -> on(m, truth)).findFirst();
        return new NoduleReport.Nodule(
                "seed " + seed,
                truth.kind().name(),
                truth.diameter(),
                mark.map(FoundNodule::probability).orElse(0.0),
                mark.map(m -> m.outline().diameter()).orElse(Double.NaN));
    }

    private static boolean on(FoundNodule mark, NoduleTruth truth) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            double d = mark.outline().centre().get(c) - truth.centre().get(c);
            sum += d * d;
        }
        return Math.sqrt(sum) <= Math.max(NEAR, truth.diameter() / 2);
    }
}
