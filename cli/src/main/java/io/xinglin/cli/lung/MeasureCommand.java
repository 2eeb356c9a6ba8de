package io.xinglin.cli.lung;

import io.xinglin.cli.phantom.ChestTextures;
import io.xinglin.imaging.nodule.NoduleSearch;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.verification.NoduleReport;
import io.xinglin.imaging.verification.NoduleVerification;
import io.xinglin.imaging.verification.SeedRange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin lung measure}: sensitivity, false marks and errors of size in made chests. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Makes chests, searches them with the network of a lung-nodule package and prints which made nodules of 3 mm and more",
            "it marks, by size and at several rates of false marks (FROC), and how far off the measured diameters are."
        })
final class MeasureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "places.onnx of the package")
    private Path network;

    @Option(
            names = "--seeds",
            required = true,
            paramLabel = "FROM..TO",
            description = "of chests it was not trained on")
    private String seeds;

    @Option(names = "--nodules", defaultValue = "8", description = "in each chest; default: ${DEFAULT-VALUE}")
    private int nodules;

    @Option(names = "--calibration", arity = "2", paramLabel = "A B", description = "of the package; default: 1 0")
    private double[] calibration = {1, 0};

    @Option(names = "--threshold", defaultValue = "0.5", description = "of the package; default: ${DEFAULT-VALUE}")
    private double threshold;

    @Mixin
    private ChestTextures textures;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        NoduleReport report;
        try (OnnxNetwork opened = OnnxNetwork.open(network, new OnnxSettings(1, 1, Duration.ZERO))) {
            var search =
                    new NoduleSearch(opened, logit -> 1 / (1 + Math.exp(-(calibration[0] * logit + calibration[1]))));
            report = new NoduleVerification(search, nodules, textures.toMeasure()).run(SeedRange.of(seeds), seed -> {
                err.println("seed " + seed);
                err.flush();
            });
        }
        NoduleText.print(spec.commandLine().getOut(), report, threshold);
        return 0;
    }
}
