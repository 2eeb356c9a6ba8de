package io.xinglin.cli.model;

import io.xinglin.cli.lung.NoduleText;
import io.xinglin.imaging.dicom.Part10AnswerReader;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.TaskKind;
import io.xinglin.imaging.model.VolumeSection;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.verification.Acceptance;
import io.xinglin.imaging.verification.CropReport;
import io.xinglin.imaging.verification.CropVerification;
import io.xinglin.imaging.verification.Measured;
import io.xinglin.imaging.verification.NoduleReport;
import io.xinglin.imaging.verification.NoduleVerification;
import io.xinglin.imaging.verification.PackageVerification;
import io.xinglin.imaging.verification.SeriesReport;
import io.xinglin.imaging.verification.SeriesVerification;
import io.xinglin.imaging.verification.SlideVerification;
import io.xinglin.imaging.verification.ValueReport;
import io.xinglin.imaging.verification.ValueVerification;
import io.xinglin.imaging.verification.VerificationReport;
import io.xinglin.imaging.verification.VolumeReport;
import io.xinglin.imaging.verification.VolumeSetVerification;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
                    "the folder with the table of labels, the table itself, the .npz archive, or the folder of labelled volumes; not for phantoms")
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
        if (model.manifest().task() == TaskKind.VOLUME_DETECTION) {
            return nodules(model);
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

    /** In made chests, on crops of a data folder, or over a folder of labelled volumes: as the package says. */
    private int nodules(InstalledModel model) {
        var settings = new OnnxSettings(1, threads, Duration.ofMinutes(1));
        boolean crops = CropVerification.named(model).isPresent();
        if (!made(model)) {
            lesions(model, settings);
            return 0;
        }
        PrintWriter err = spec.commandLine().getErr();
        if (crops && data != null) {
            CropReport report = CropVerification.run(model, settings, data, progress("nodules", EVERY));
            CropText.print(spec.commandLine().getOut(), report);
        } else if (crops) {
            err.println("without --data its figures on nodule crops are not measured");
        }
        NoduleReport report = NoduleVerification.run(model, settings, seed -> {
            err.println("seed " + seed);
            err.flush();
        });
        NoduleText.print(spec.commandLine().getOut(), report, threshold(model));
        return 0;
    }

    private void lesions(InstalledModel model, OnnxSettings settings) {
        try (var engine = new SeriesEngine(settings)) {
            NoduleReport report = labelled(model, engine).detection(data(), progress("volumes", 1));
            NoduleText.printMarked(spec.commandLine().getOut(), report, threshold(model));
        }
    }

    private static double threshold(InstalledModel model) {
        return model.manifest().labels().get(0).threshold();
    }

    /** Whether the package is measured on phantoms and not on a folder of volumes. */
    private static boolean made(InstalledModel model) {
        return !model.manifest()
                .volume()
                .flatMap(VolumeSection::verification)
                .map(VolumeSection.Check::phantom)
                .orElse("")
                .isEmpty();
    }

    private static VolumeSetVerification labelled(InstalledModel model, SeriesEngine engine) {
        return new VolumeSetVerification(
                model, engine, new Part10Files()::readHeader, new Part10SliceReader(), new Part10AnswerReader());
    }

    private IntConsumer progress(String what, int every) {
        PrintWriter err = spec.commandLine().getErr();
        return done -> {
            if (done % every == 0) {
                err.println(done + " " + what);
                err.flush();
            }
        };
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

    /** Phantoms are made here and need no data; else it is a folder of labelled volumes. */
    private int volume(InstalledModel model) {
        try (var engine = new SeriesEngine(new OnnxSettings(1, threads, Duration.ofMinutes(1)))) {
            VolumeReport report = made(model)
                    ? new VolumeVerification(model, engine).run(progress("volumes", 1))
                    : labelled(model, engine).segmentation(data(), progress("volumes", 1));
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
