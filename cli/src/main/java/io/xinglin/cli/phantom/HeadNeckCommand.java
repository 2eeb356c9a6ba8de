package io.xinglin.cli.phantom;

import io.xinglin.imaging.phantom.HeadNeckPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.verification.SeedRange;
import io.xinglin.imaging.volume.Volume;
import io.xinglin.imaging.volume.VolumeResampling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin phantom head-neck}: one made-up patient a seed, as DICOM series or as arrays for training. */
@Command(
        name = "head-neck",
        mixinStandardHelpOptions = true,
        description = {
            "Writes one head-and-neck CT a seed: a DICOM series in OUT/SEED, or with --spacing two arrays in NumPy's format,",
            "OUT/SEED-hu.npy (int16, [slice, row, column], upright) and OUT/SEED-organs.npy (bytes, 0 or an organ's number)."
        })
final class HeadNeckCommand implements Callable<Integer> {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 1, 1, 12, 0);
    private static final int AIR = -1024;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", required = true, paramLabel = "FROM..TO", description = "e.g. 1..40")
    private String seeds;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "made if need be")
    private Path out;

    @Option(names = "--size", paramLabel = "N", description = "rows and columns of a slice; default: ${DEFAULT-VALUE}")
    private int size = 192;

    @Option(
            names = "--spacing",
            split = ",",
            paramLabel = "MM",
            description = "x,y,z of the arrays, resampled as a package of that spacing sees them")
    private List<Double> spacing;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        for (long seed : SeedRange.of(seeds).seeds()) {
            HeadNeckPhantom phantom = HeadNeckPhantom.of(seed, size);
            PhantomStudy study = PhantomStudy.headNeckCt(seed, AT);
            if (spacing == null) {
                phantom.write(study, out.resolve(String.valueOf(seed)));
            } else {
                arrays(phantom, study, seed);
            }
            err.println("seed " + seed + ": " + phantom.slices() + " slices of " + phantom.thickness() + " mm");
            err.flush();
        }
        return 0;
    }

    private void arrays(HeadNeckPhantom phantom, PhantomStudy study, long seed) {
        Volume volume = VolumeResampling.upright(phantom.stack(study), spacing, AIR);
        NumpyFile.write(out.resolve(seed + "-hu.npy"), volume);
        NumpyFile.write(out.resolve(seed + "-organs.npy"), volume.grid(), phantom.labels(volume.grid()));
    }
}
