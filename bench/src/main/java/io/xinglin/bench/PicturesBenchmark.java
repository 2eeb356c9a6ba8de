package io.xinglin.bench;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DicomResultEncoder;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.TaskKind;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.picture.Picture;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A case of 50 pictures through every shipped model of pictures, from its files to report and DICOM objects; beside it the
 * inference step alone (prepared pictures in, findings of each picture out) and the bare ONNX Runtime with the same batches,
 * in the same rounds. Settings: {@code model pictures width height runs threads models}.
 */
final class PicturesBenchmark implements Benchmark {
    private static final PixelSource PIXELS = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer());

    @Override
    public String purpose() {
        return "a case of 50 pictures by every shipped 2-D model, beside the bare ONNX Runtime; no server needed";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(Path.of(settings.text("models", "models"))));
        String only = settings.text("model", "");
        figures.say(String.format(
                Locale.ROOT,
                "%-16s %7s %9s %9s %9s %9s %11s %11s %12s",
                "model",
                "threads",
                "case s",
                "analysis",
                "step s",
                "bare s",
                "step/bare",
                "ORT/step %",
                "case/bare"));
        for (var entry : catalogue.packages()) {
            String id = entry.algorithm().modelId();
            Optional<InstalledModel> model = catalogue.installed(id).filter(PicturesBenchmark::readsPictures);
            if (model.isPresent() && (only.isEmpty() || only.equals(id))) {
                for (int threads : settings.numbers("threads", "1,2")) {
                    measure(settings, figures, catalogue, model.get(), threads);
                }
            }
        }
    }

    private static boolean readsPictures(InstalledModel model) {
        TaskKind task = model.manifest().task();
        return !model.manifest().remote() && model.manifest().waveform().isEmpty() && !task.stacked();
    }

    private static void measure(
            Settings settings, Figures figures, FolderCatalogue catalogue, InstalledModel model, int threads)
            throws Exception {
        Path folder = Folders.scratch(settings);
        try (var analyzer = new ModelSeriesAnalyzer(
                catalogue, PIXELS, new OnnxSettings(1, threads, Duration.ofMinutes(1)), Clock.systemUTC())) {
            List<StoredInstance> series = PictureCase.write(model.manifest().input(), settings, folder);
            List<List<Raster>> batches = batches(model, series);
            analyzer.engine().warmUp(model);
            Path file = model.path(model.manifest().task().mainRole()).orElseThrow();
            try (BareNetwork bare = BareNetwork.open(file, threads)) {
                Rounds rounds = new Rounds(settings.number("runs", 5));
                for (int round = -1; round < settings.number("runs", 5); round++) {
                    rounds.round(round, analyzer, model, series, batches, bare, folder);
                }
                rounds.print(figures, model.algorithm().modelId(), threads);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<List<Raster>> batches(InstalledModel model, List<StoredInstance> series) {
        Preparation preparation = Preparation.of(model.manifest(), PIXELS);
        List<List<Raster>> batches = new ArrayList<>();
        int most = SeriesEngine.batch(model);
        for (int i = 0; i < series.size(); i += most) {
            batches.add(series.subList(i, Math.min(series.size(), i + most)).stream()
                    .map(instance ->
                            preparation.prepare(instance, 1).orElseThrow().pixels())
                    .toList());
        }
        return batches;
    }

    /** What was measured, a column each; the rounds alternate so that another load meets all of them. */
    private static final class Rounds {
        private final double[] whole;
        private final double[] analysis;
        private final double[] step;
        private final double[] inside;
        private final double[] bareTime;

        Rounds(int count) {
            whole = new double[count];
            analysis = new double[count];
            step = new double[count];
            inside = new double[count];
            bareTime = new double[count];
        }

        void round(
                int round,
                ModelSeriesAnalyzer analyzer,
                InstalledModel model,
                List<StoredInstance> series,
                List<List<Raster>> batches,
                BareNetwork bare,
                Path folder)
                throws Exception {
            long begin = System.nanoTime();
            var result = analyzer.analyze(
                    DicomUid.named("bench/" + round), model.algorithm().modelId(), series);
            long analysed = System.nanoTime();
            new DicomResultEncoder().encode(result, series, Optional.empty(), folder.resolve("out" + round));
            long end = System.nanoTime();
            Duration before = analyzer.engine().timeInside();
            for (List<Raster> batch : batches) {
                if (analyzer.engine().seeSingly(model, batch).size() != batch.size()) {
                    throw new IllegalStateException("a picture was not seen");
                }
            }
            long stepped = System.nanoTime();
            Duration insideNow = analyzer.engine().timeInside().minus(before);
            double seconds = bareSeconds(model, batches, bare);
            if (round >= 0) {
                whole[round] = (end - begin) / 1e9;
                analysis[round] = (analysed - begin) / 1e9;
                step[round] = (stepped - end) / 1e9;
                inside[round] = insideNow.toNanos() / 1e9;
                bareTime[round] = seconds;
            }
        }

        private static double bareSeconds(InstalledModel model, List<List<Raster>> batches, BareNetwork bare)
                throws Exception {
            int size = model.manifest().input().size();
            int channels = model.manifest().input().channels();
            List<FloatBuffer> pixels = batches.stream()
                    .map(batch -> {
                        FloatBuffer memory = BareNetwork.memory(batch.size() * channels * size * size);
                        for (Raster raster : batch) {
                            for (Picture plane : raster.planes()) {
                                memory.put(plane.values());
                            }
                        }
                        return memory;
                    })
                    .toList();
            long begin = System.nanoTime();
            for (int i = 0; i < pixels.size(); i++) {
                if (bare.run(pixels.get(i), batches.get(i).size(), channels, size, size) == 0) {
                    throw new IllegalStateException("nothing came out of the bare network");
                }
            }
            return (System.nanoTime() - begin) / 1e9;
        }

        void print(Figures figures, String model, int threads) {
            double bare = Figures.median(bareTime);
            figures.say(String.format(
                    Locale.ROOT,
                    "%-16s %7d %9.3f %9.3f %9.3f %9.3f %11.2f %11.1f %12.2f",
                    model,
                    threads,
                    Figures.median(whole),
                    Figures.median(analysis),
                    Figures.median(step),
                    bare,
                    Figures.median(ratios(step, bareTime)),
                    100 * Figures.median(ratios(inside, step)),
                    Figures.median(ratios(whole, bareTime))));
        }

        private static double[] ratios(double[] over, double[] under) {
            double[] ratios = new double[over.length];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = over[i] / under[i];
            }
            return ratios;
        }
    }
}
