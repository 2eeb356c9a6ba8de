package io.xinglin.cli.lung;

import io.xinglin.cli.phantom.ChestTextures;
import io.xinglin.imaging.nodule.Candidate;
import io.xinglin.imaging.nodule.ChestVolume;
import io.xinglin.imaging.nodule.Patches;
import io.xinglin.imaging.phantom.chest.ChestPhantom;
import io.xinglin.imaging.phantom.chest.ChestScan;
import io.xinglin.imaging.phantom.chest.ChestSpec;
import io.xinglin.imaging.phantom.chest.NoduleTruth;
import io.xinglin.imaging.verification.SeedRange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin lung candidates}: what the 3-D network is trained on, by the product's own search. */
@Command(
        name = "candidates",
        mixinStandardHelpOptions = true,
        description = {
            "Makes chests, looks for nodules in them and writes what the network sees of each place: patches.bin, 2 x 24 x 24 x 24",
            "bytes each (1 mm, 2 mm), and candidates.csv beside it: seed, nodule (0: none, -1: off the middle of one), kind,",
            "diameter in mm, whether the search found the place or it was put near a nodule."
        })
final class CandidatesCommand implements Callable<Integer> {
    private static final int NEAR_EACH = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", required = true, paramLabel = "FROM..TO", description = "of the chests")
    private String seeds;

    @Option(names = "--nodules", defaultValue = "14", description = "in each chest; default: ${DEFAULT-VALUE}")
    private int nodules;

    @Option(names = "--finest", defaultValue = "0.75", description = "least spacing, mm; default: ${DEFAULT-VALUE}")
    private double finest;

    @Option(names = "--thinnest", defaultValue = "1", description = "least slice, mm; default: ${DEFAULT-VALUE}")
    private double thinnest;

    @Option(
            names = "--others",
            defaultValue = "110",
            description = "places without a nodule, most; default: ${DEFAULT-VALUE}")
    private int others;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Mixin
    private ChestTextures textures;

    @Override
    public Integer call() throws IOException {
        ChestPhantom phantom = textures.toTrain();
        Files.createDirectories(out);
        try (OutputStream patches = new BufferedOutputStream(Files.newOutputStream(out.resolve("patches.bin")));
                PrintWriter table = new PrintWriter(
                        Files.newBufferedWriter(out.resolve("candidates.csv"), StandardCharsets.UTF_8))) {
            table.println("seed,nodule,kind,diameter,found");
            for (long seed : SeedRange.of(seeds).seeds()) {
                one(phantom, seed, patches, table);
                table.flush();
            }
        }
        return 0;
    }

    private void one(ChestPhantom phantom, long seed, OutputStream patches, PrintWriter table) throws IOException {
        ChestSpec drawn = ChestSpec.of(seed);
        ChestScan scan = phantom.scan(new ChestSpec(
                seed,
                nodules,
                Math.max(finest, drawn.spacing()),
                Math.max(thinnest, drawn.thickness()),
                drawn.kernel(),
                drawn.noise(),
                drawn.visit()));
        ChestVolume chest = ChestVolume.of(scan.volume());
        List<Candidate> candidates = chest.candidates();
        SplittableRandom random = new SplittableRandom(seed);
        double share = (double) others / candidates.size();
        int hits = 0;
        for (Candidate candidate : candidates) {
            NoduleTruth nearest = nearest(scan, candidate);
            int label = nearest == null ? 0 : label(nearest, candidate);
            hits += label > 0 ? 1 : 0;
            if (label != 0 || random.nextDouble() < share) {
                write(patches, table, seed, label, nearest, true, Patches.cut(chest, candidate));
            }
        }
        for (NoduleTruth nodule : scan.nodules()) {
            for (int i = 0; i < NEAR_EACH; i++) {
                write(patches, table, seed, nodule.number(), nodule, false, Patches.cut(chest, beside(nodule, random)));
            }
        }
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "seed %d: %d places, %d on %d nodules%n",
                        seed,
                        candidates.size(),
                        hits,
                        scan.nodules().size());
    }

    private static void write(
            OutputStream patches,
            PrintWriter table,
            long seed,
            int label,
            NoduleTruth nodule,
            boolean found,
            byte[] patch)
            throws IOException {
        patches.write(patch);
        table.printf(
                Locale.ROOT,
                "%d,%d,%s,%.3f,%d%n",
                seed,
                label,
                label > 0 ? nodule.kind() : "",
                label > 0 ? nodule.diameter() : 0,
                found ? 1 : 0);
    }

    private static Candidate beside(NoduleTruth nodule, SplittableRandom random) {
        double most = Math.max(1, 0.15 * nodule.diameter());
        List<Double> at = nodule.centre().stream()
                .map(c -> c + (2 * random.nextDouble() - 1) * most)
                .toList();
        return new Candidate(at, nodule.diameter() / 2, 0);
    }

    private static NoduleTruth nearest(ChestScan scan, Candidate candidate) {
        return scan.nodules().stream()
                .filter(n -> distance(n, candidate) < n.diameter() * 0.6 + 4)
                .min((a, b) -> Double.compare(distance(a, candidate), distance(b, candidate)))
                .orElse(null);
    }

    private static int label(NoduleTruth nodule, Candidate candidate) {
        return distance(nodule, candidate) < Math.max(2, 0.3 * nodule.diameter()) ? nodule.number() : -1;
    }

    private static double distance(NoduleTruth nodule, Candidate candidate) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            double d = nodule.centre().get(c) - candidate.centre().get(c);
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
