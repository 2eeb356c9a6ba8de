package io.xinglin.cli.model;

import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.TaskKind;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.verification.Acceptance;
import io.xinglin.imaging.verification.Measured;
import io.xinglin.imaging.verification.PackageVerification;
import io.xinglin.imaging.verification.SeriesReport;
import io.xinglin.imaging.verification.SeriesVerification;
import io.xinglin.imaging.verification.SlideVerification;
import io.xinglin.imaging.verification.ValueReport;
import io.xinglin.imaging.verification.ValueVerification;
import io.xinglin.imaging.verification.VerificationReport;
import io.xinglin.imaging.verification.VolumeReport;
import io.xinglin.imaging.verification.VolumeVerification;
import io.xinglin.imaging.verification.WaveformReport;
import io.xinglin.imaging.verification.WaveformVerification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin model verify}: a package over labelled pictures. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a package over the labelled pictures its section verification names, those alone that it was not trained on,",
            "and prints sensitivity, specificity and AUC with 95 %% intervals, calibration, time and memory;",
            "exit status 3 when a figure of its section acceptance is not reached."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int EVERY = 64;
    private static final int FEW = 16;
    /** Exit status when a figure of the package's {@code acceptance} is not reached. */
    private static final int NOT_REACHED = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelFolders folders;

    @Parameters(index = "0", paramLabel = "ID")
    private String id;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "default: the one in use")
    private String version;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description =
                    "the folder with the table of labels, the table itself, or the .npz archive; not for phantoms")
    private Path data;

    @Option(names = "--all", description = "also the pictures the package was trained on: no fair figure")
    private boolean all;

    @Option(names = "--threads", paramLabel = "N", description = "threads inside the network; default: all processors")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
        InstalledModel model = folders.model(folders.open(), id, version);
        PrintWriter err = spec.commandLine().getErr();
        if (model.manifest().waveform().isPresent()) {
            return waveform(model);
        }
        if (model.manifest().task() == TaskKind.VOLUME_SEGMENTATION) {
            return volume(model);
        }
        var pixels = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer(), new Part10SlideReader());
        if (model.manifest().task().stacked()) {
            return series(model, Preparation.ofVerification(model.manifest(), pixels));
        }
        PrintWriter out = spec.commandLine().getOut();
        Outcome outcome;
        try (var engine = new SeriesEngine(new OnnxSettings(1, threads, Duration.ofMinutes(1)))) {
            outcome = pictures(model, engine, pixels, done -> {
                if (done % EVERY == 0) {
                    err.println(done + " pictures");
                    err.flush();
                }
            });
        }
        Acceptance acceptance = Acceptance.of(model.manifest().acceptance(), outcome.measured());
        VerificationText.print(out, acceptance);
        int whole = outcome.failed() == 0 ? 0 : 1;
        return acceptance.reached() ? whole : NOT_REACHED;
    }

    /** What was measured, and how many pictures could not be read. */
    private record Outcome(Measured measured, int failed) {}

    private Outcome pictures(InstalledModel model, SeriesEngine engine, PixelSource pixels, IntConsumer progress) {
        PrintWriter out = spec.commandLine().getOut();
        if (model.manifest().value().isPresent()) {
            ValueReport report = new ValueVerification(model, engine, Preparation.of(model.manifest(), pixels))
                    .run(data(), all, progress);
            VerificationText.print(out, model, report, all);
            return new Outcome(report, report.failed());
        }
        VerificationReport report = model.manifest().slide().isPresent()
                ? new SlideVerification(model, engine, pixels).run(data(), all, progress)
                : new PackageVerification(model, engine, Preparation.ofVerification(model.manifest(), pixels))
                        .run(data(), all, progress);
        VerificationText.print(out, model, report, all);
        return new Outcome(report, report.failed());
    }

    /** Each series by a network that has not seen it, whatever {@code --all} says. */
    private int series(InstalledModel model, Preparation preparation) {
        PrintWriter err = spec.commandLine().getErr();
        SeriesReport report;
        try (var engine = new SeriesEngine(new OnnxSettings(1, threads, Duration.ofMinutes(1)))) {
            report = new SeriesVerification(model, engine, preparation).run(data(), done -> {
                if (done % FEW == 0) {
                    err.println(done + " series");
                    err.flush();
                }
            });
        }
        SeriesText.print(spec.commandLine().getOut(), model, report);
        return report.failed() == 0 ? 0 : 1;
    }

    private Path data() {
        if (data == null) {
            throw new ParameterException(spec.commandLine(), "--data is needed for this package");
        }
        return data;
    }

    /** Phantoms are made here: they need no data. */
    private int volume(InstalledModel model) {
        PrintWriter err = spec.commandLine().getErr();
        try (var engine = new SeriesEngine(new OnnxSettings(1, threads, Duration.ofMinutes(1)))) {
            VolumeReport report = new VolumeVerification(model, engine).run(done -> {
                err.println(done + " volumes");
                err.flush();
            });
            VolumeText.print(spec.commandLine().getOut(), model, report);
        }
        return 0;
    }

    /** Each record by networks that have not seen it: there is no other way, whatever {@code --all} says. */
    private int waveform(InstalledModel model) {
        PrintWriter err = spec.commandLine().getErr();
        WaveformReport report;
        try (var engine = new SeriesEngine(new OnnxSettings(1, threads, Duration.ofMinutes(1)))) {
            report = new WaveformVerification(model, engine).run(data(), done -> {
                if (done % EVERY == 0) {
                    err.println(done + " records");
                    err.flush();
                }
            });
        }
        WaveformText.print(spec.commandLine().getOut(), model, report);
        return report.failed() == 0 ? 0 : 1;
    }
}
