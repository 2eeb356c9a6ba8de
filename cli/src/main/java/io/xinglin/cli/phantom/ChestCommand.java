package io.xinglin.cli.phantom;

import io.xinglin.imaging.phantom.ChestSeries;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.phantom.chest.ChestPhantom;
import io.xinglin.imaging.phantom.chest.ChestScan;
import io.xinglin.imaging.phantom.chest.ChestSpec;
import io.xinglin.imaging.phantom.chest.ChestSpec.Visit;
import io.xinglin.imaging.phantom.chest.NoduleTruth;
import io.xinglin.imaging.verification.SeedRange;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin phantom chest}: one made-up patient a seed, as DICOM series with the nodules beside it. */
@Command(
        name = "chest",
        mixinStandardHelpOptions = true,
        description = {
            "Writes one chest CT with nodules a seed: a DICOM series in OUT/SEED, and OUT/SEED-nodules.csv with number, kind,",
            "centre (LPS, mm), mean diameter in mm and volume in mm3. With --growth it is the same patient at a second visit, lying",
            "elsewhere, each nodule's volume times that."
        })
final class ChestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", required = true, paramLabel = "FROM..TO", description = "e.g. 1..40")
    private String seeds;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "made if need be")
    private Path out;

    @Option(names = "--nodules", paramLabel = "N", description = "in each; default: as the seed says, up to 6")
    private Integer nodules;

    @Option(names = "--date", paramLabel = "DATE", description = "of the study; default: ${DEFAULT-VALUE}")
    private LocalDate date = LocalDate.of(2026, 1, 1);

    @Option(names = "--growth", paramLabel = "FACTOR", description = "of the volumes since the first visit")
    private Double growth;

    @Mixin
    private ChestTextures textures;

    @Override
    public Integer call() throws IOException {
        ChestPhantom phantom = textures.toTrain();
        for (long seed : SeedRange.of(seeds).seeds()) {
            ChestSpec drawn = ChestSpec.of(seed);
            int count = nodules == null ? drawn.nodules() : nodules;
            Visit visit = growth == null ? Visit.FIRST : new Visit(1, growth, 9, -6, 4);
            ChestScan scan = phantom.scan(new ChestSpec(
                    seed, count, drawn.spacing(), drawn.thickness(), drawn.kernel(), drawn.noise(), visit));
            ChestSeries.write(
                    PhantomStudy.chestCt(seed, date.atTime(LocalTime.NOON)), scan, out.resolve(String.valueOf(seed)));
            truth(scan, out.resolve(seed + "-nodules.csv"));
            spec.commandLine().getErr().println("seed " + seed + ": " + scan.volume());
            spec.commandLine().getErr().flush();
        }
        return 0;
    }

    private static void truth(ChestScan scan, Path file) throws IOException {
        try (var table = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            table.println("number,kind,x,y,z,diameter,volume");
            for (NoduleTruth n : scan.nodules()) {
                table.printf(
                        Locale.ROOT,
                        "%d,%s,%.2f,%.2f,%.2f,%.2f,%.1f%n",
                        n.number(),
                        n.kind(),
                        n.centre().get(0),
                        n.centre().get(1),
                        n.centre().get(2),
                        n.diameter(),
                        n.volume());
            }
        }
    }
}
