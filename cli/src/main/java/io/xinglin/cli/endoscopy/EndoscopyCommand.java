package io.xinglin.cli.endoscopy;

import io.xinglin.cli.model.ModelFolders;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.stream.FrameAnalyzer;
import io.xinglin.imaging.stream.FrameFinding;
import io.xinglin.imaging.stream.FrameResult;
import io.xinglin.imaging.stream.LiveFrame;
import io.xinglin.imaging.stream.NewestFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin endoscopy}: the frames of a camera or a recording, boxes and masks of each as a line of JSON. */
@Command(
        name = "endoscopy",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at the frames of a stream with a model of pictures; one line of JSON a frame, with boxes and masks.",
            "Where frames come faster than they are looked at, the newest is next and the others are counted.",
            "Exit status 1 when a frame could not be read; the others are answered nevertheless."
        })
public final class EndoscopyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", defaultValue = "polyp", paramLabel = "ID", description = "default: ${DEFAULT-VALUE}")
    private String modelId;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "SOURCE",
            description =
                    "folder of JPEG files, motion JPEG file, multi-frame DICOM in JPEG Baseline, or - for motion JPEG"
                            + " on standard input")
    private String in;

    @Option(
            names = "--rate",
            defaultValue = "0",
            paramLabel = "N",
            description = "play a recording at N frames a second, dropping what comes too fast; default: every frame")
    private double rate;

    @Option(
            names = "--newest",
            defaultValue = "0.4",
            paramLabel = "W",
            description =
                    "weight of the newest frame in the smoothed probability; 1: no smoothing; default: ${DEFAULT-VALUE}")
    private double weight;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "keep frames on which something begins to be seen, at most 50, as DICOM objects, and write report"
                            + " and segmentation over them")
    private Path keep;

    @Option(
            names = "--page",
            paramLabel = "PORT",
            description = "show the stream on a page of this machine's browser, at 127.0.0.1:PORT; 0: any free port")
    private Integer page;

    @Option(names = "--patient", defaultValue = "", paramLabel = "ID", description = "Patient ID of what is kept")
    private String patientId;

    @Mixin
    private ModelFolders folders;

    @Override
    public Integer call() throws Exception {
        var catalogue = folders.open();
        InstalledModel model = folders.model(catalogue, modelId);
        var pixels = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer());
        try (var source = FrameSource.open(in, System.in);
                var analyzer = new ModelSeriesAnalyzer(
                        catalogue, pixels, OnnxSettings.ofConcurrency(1, Duration.ofMinutes(1)), Clock.systemUTC())) {
            var frames = new FrameAnalyzer(analyzer.engine(), model, Preparation.of(model.manifest(), pixels), weight);
            analyzer.engine().warmUp(model);
            var kept = kept();
            long bad;
            try (LivePage shown = page == null ? null : new LivePage(page, model)) {
                var watched = Optional.ofNullable(shown);
                watched.ifPresent(p -> say("page: " + p.address()));
                bad = look(source, frames, kept, watched);
            }
            kept.ifPresent(all -> all.result(analyzer, modelId).forEach(made -> say("wrote " + made.file())));
            return bad == 0 ? 0 : 1;
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private Optional<KeptFrames> kept() throws IOException {
        if (keep == null) {
            return Optional.empty();
        }
        return Optional.of(
                new KeptFrames(Files.createDirectories(keep), patientId, Clock.system(ZoneId.systemDefault())));
    }

    /** Answers how many frames could not be read. */
    private long look(FrameSource source, FrameAnalyzer analyzer, Optional<KeptFrames> kept, Optional<LivePage> shown)
            throws InterruptedException {
        var newest = new NewestFrame();
        var camera = in.equals("-") ? Camera.live(source, newest) : Camera.playing(source, newest, rate);
        var thread = new Thread(camera, "xinglin-camera");
        thread.setDaemon(true);
        thread.start();
        var figures = new StreamFigures();
        boolean seen = false;
        for (var frame = newest.take(); frame.isPresent(); frame = newest.take()) {
            Optional<FrameResult> result = answer(analyzer, frame.get(), newest.dropped());
            result.ifPresentOrElse(figures::answered, figures::unreadable);
            LiveFrame looked = frame.get();
            result.ifPresent(r -> shown.ifPresent(p -> p.show(looked, r, newest.dropped())));
            boolean now = result.filter(r -> r.findings().stream().anyMatch(FrameFinding::present))
                    .isPresent();
            if (now && !seen) {
                kept.ifPresent(all -> all.keep(looked));
            }
            seen = now;
        }
        thread.join();
        say(figures.line(camera.frames(), newest.dropped()));
        return figures.bad();
    }

    private Optional<FrameResult> answer(FrameAnalyzer analyzer, LiveFrame frame, long dropped) {
        var out = spec.commandLine().getOut();
        try {
            FrameResult result = analyzer.look(frame);
            out.println(FrameLine.of(result, dropped));
            return Optional.of(result);
        } catch (ProblemException e) {
            out.println(String.format(
                    Locale.ROOT,
                    "{\"frame\":%d,\"error\":\"%s\"}",
                    frame.number(),
                    e.problem().category()));
            return Optional.empty();
        } finally {
            out.flush();
        }
    }
}
