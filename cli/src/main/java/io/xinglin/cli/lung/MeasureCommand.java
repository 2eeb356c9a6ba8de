package io.xinglin.cli.lung;

import io.xinglin.imaging.nodule.NoduleSearch;
import io.xinglin.imaging.onnx.OnnxNetwork;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.verification.Estimate;
import io.xinglin.imaging.verification.NoduleReport;
import io.xinglin.imaging.verification.NoduleReport.Nodule;
import io.xinglin.imaging.verification.NoduleVerification;
import io.xinglin.imaging.verification.SeedRange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
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
    private static final double[] RATES = {0.25, 0.5, 1, 2, 4};

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "places.onnx of the package")
    private Path network;

    @Option(names = "--seeds", required = true, paramLabel = "FROM..TO", description = "of chests it was not trained on")
    private String seeds;

    @Option(names = "--nodules", defaultValue = "8", description = "in each chest; default: ${DEFAULT-VALUE}")
    private int nodules;

    @Option(names = "--calibration", arity = "2", paramLabel = "A B", description = "of the package; default: 1 0")
    private double[] calibration = {1, 0};

    @Option(names = "--threshold", defaultValue = "0.5", description = "of the package; default: ${DEFAULT-VALUE}")
    private double threshold;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        NoduleReport report;
        try (OnnxNetwork opened = OnnxNetwork.open(network, new OnnxSettings(1, 1, Duration.ZERO))) {
            var search = new NoduleSearch(
                    opened, logit -> 1 / (1 + Math.exp(-(calibration[0] * logit + calibration[1]))));
            report = new NoduleVerification(search, nodules).run(SeedRange.of(seeds), seed -> {
                err.println("seed " + seed);
                err.flush();
            });
        }
        print(spec.commandLine().getOut(), report);
        return 0;
    }

    private void print(PrintWriter out, NoduleReport report) {
        out.printf(
                Locale.ROOT,
                "%d scans, %d nodules, at threshold %.3f: %.2f false marks a scan%n",
                report.scans(),
                report.nodules().size(),
                threshold,
                report.falseMarksAScan(threshold));
        size(out, report, "3 mm and more", n -> true);
        size(out, report, "3 to 10 mm", n -> n.diameter() < 10);
        size(out, report, "10 to 20 mm", n -> n.diameter() >= 10 && n.diameter() <= 20);
        size(out, report, "above 20 mm", n -> n.diameter() > 20);
        for (double rate : RATES) {
            double at = report.thresholdFor(rate);
            out.printf(
                    Locale.ROOT, "%.2f false marks a scan: sensitivity %s, from %.3f%n", rate, said(report.sensitivity(n -> true, at)), at);
        }
        for (Nodule n : report.nodules()) {
            out.printf(
                    Locale.ROOT,
                    "  seed %d %s %.1f mm: %.3f, measured %.1f mm%n",
                    n.seed(),
                    n.kind(),
                    n.diameter(),
                    n.probability(),
                    n.measured());
        }
        out.flush();
    }

    private void size(PrintWriter out, NoduleReport report, String name, Predicate<Nodule> meant) {
        out.printf(
                Locale.ROOT,
                "%s: sensitivity %s, mean error of diameter %.2f mm%n",
                name,
                said(report.sensitivity(meant, threshold)),
                report.diameterError(meant, threshold));
    }

    private static String said(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", estimate.value(), estimate.low(), estimate.high());
    }
}
