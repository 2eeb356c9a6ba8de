package io.xinglin.cli.imaging;

import io.xinglin.cli.model.ModelFolders;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.dicom.Part10WaveformReader;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin imaging infer}: one model over files; results as JSON lines on standard output. */
@Command(
        name = "infer",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one model over DICOM files (one line a series: pictures, volumes, slides, recordings) and PNG or JPEG pictures (one line a file).",
            "Exit status 1 when a line carries an error; the other lines are complete nevertheless."
        })
public final class InferCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "ID", description = "the model, e.g. ich-ct")
    private String modelId;

    @Option(
            names = "--in",
            required = true,
            arity = "1..*",
            paramLabel = "FILE_OR_DIR",
            description = "files and folders; folders are walked, everything is sorted by path")
    private List<Path> in;

    @Option(
            names = "--group-by-prefix",
            description = "pictures named PATIENT_SLICE.jpg are analysed as one series a patient, in slice order")
    private boolean groupByPrefix;

    @Mixin
    private ModelFolders folders;

    @Override
    public Integer call() {
        FolderCatalogue catalogue = folders.open();
        InstalledModel model = folders.model(catalogue, modelId);
        PrintWriter err = spec.commandLine().getErr();
        List<Path> files = InputFiles.expand(in);
        List<Path> pictures = files.stream().filter(InputFiles::isPicture).toList();
        List<Path> others =
                files.stream().filter(file -> !InputFiles.isPicture(file)).toList();
        err.println(model.algorithm().modelId() + " " + model.algorithm().version() + ": " + files.size() + " files");
        err.flush();
        var lines = new ResultLines(spec.commandLine().getOut(), model);
        var progress = new Progress(err, files.size());
        var pixels = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer(), new Part10SlideReader());
        OnnxSettings settings = OnnxSettings.ofConcurrency(1, Duration.ofMinutes(1));
        if (seesSeriesAsAWhole(model.manifest())) {
            try (var analyzer = new ModelSeriesAnalyzer(
                    catalogue, pixels, new Part10WaveformReader(), settings, Clock.systemUTC())) {
                new StudyInference(model, analyzer, new Part10Files(), lines, progress).run(others);
            }
            return finished(err, files, lines);
        }
        try (var engine = new SeriesEngine(settings)) {
            Preparation preparation = Preparation.of(model.manifest(), pixels);
            new DicomInference(model, engine, new Part10Files(), preparation, lines, progress).run(others);
            var inference = new PictureInference(model, engine, preparation, lines, progress);
            if (groupByPrefix) {
                inference.asSeries(pictures);
            } else {
                inference.singly(pictures);
            }
        }
        return finished(err, files, lines);
    }

    private static boolean seesSeriesAsAWhole(ModelManifest manifest) {
        return manifest.volume().isPresent()
                || manifest.slide().isPresent()
                || manifest.value().isPresent()
                || manifest.waveform().isPresent();
    }

    private static int finished(PrintWriter err, List<Path> files, ResultLines lines) {
        err.println(files.size() + " files, " + lines.failed() + " lines with an error");
        err.flush();
        return lines.failed() == 0 ? 0 : 1;
    }
}
