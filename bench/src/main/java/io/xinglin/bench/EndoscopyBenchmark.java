package io.xinglin.bench;

import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.JpegPhantom;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.stream.FrameAnalyzer;
import io.xinglin.imaging.stream.LiveFrame;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * JPEG frames of an endoscope, one after the other, to boxes and masks on their own pixels; beside it the network alone in the
 * bare ONNX Runtime. Settings: {@code model frames width height repeat threads models}.
 */
final class EndoscopyBenchmark implements Benchmark {
    @Override
    public String purpose() {
        return "frames/s of a JPEG stream and their latency, beside the bare ONNX Runtime; no server needed";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(Path.of(settings.text("models", "models"))));
        InstalledModel model =
                catalogue.installed(settings.text("model", "polyp")).orElseThrow();
        var phantom = new JpegPhantom(settings.number("width", 1280), settings.number("height", 1024), true, 3);
        List<byte[]> frames = IntStream.rangeClosed(1, settings.number("frames", 50))
                .mapToObj(phantom::picture)
                .toList();
        figures.say(frames.size() + " frames of " + phantom.width() + "x" + phantom.height());
        for (int threads : settings.numbers("threads", "1,2")) {
            measure(settings, figures, model, frames, threads);
        }
    }

    private static void measure(
            Settings settings, Figures figures, InstalledModel model, List<byte[]> frames, int threads)
            throws Exception {
        var pixels = new PixelSource(new Part10SliceReader(), new Part10FrameRenderer());
        int repeat = settings.number("repeat", 3);
        double[] rate = new double[repeat];
        double[] bareRate = new double[repeat];
        long[] latencies = new long[repeat * frames.size()];
        try (var engine = new SeriesEngine(new OnnxSettings(1, threads, Duration.ofMinutes(1)))) {
            engine.warmUp(model);
            var analyzer = new FrameAnalyzer(engine, model, Preparation.of(model.manifest(), pixels), 0.4);
            Path file = model.path(model.manifest().task().mainRole()).orElseThrow();
            try (BareNetwork bare = BareNetwork.open(file, threads)) {
                for (int round = -1; round < repeat; round++) {
                    long begin = System.nanoTime();
                    for (int i = 0; i < frames.size(); i++) {
                        long latency = analyzer.look(new LiveFrame(i + 1L, System.nanoTime(), frames.get(i)))
                                .latencyNanos();
                        if (round >= 0) {
                            latencies[round * frames.size() + i] = latency;
                        }
                    }
                    long end = System.nanoTime();
                    double seconds = bareSeconds(model, bare, frames.size());
                    if (round >= 0) {
                        rate[round] = frames.size() / ((end - begin) / 1e9);
                        bareRate[round] = frames.size() / seconds;
                    }
                }
            }
        }
        String name = threads + " thread" + (threads > 1 ? "s" : "");
        double median = figures.printMedian("frames looked at, " + name, rate, "1/s");
        double bare = figures.printMedian("bare ONNX Runtime, " + name, bareRate, "1/s");
        figures.printMillis("latency of a frame, " + name, latencies);
        java.util.Arrays.sort(latencies);
        figures.print("  95 of 100 within", latencies[(int) (latencies.length * 0.95)] / 1e6, "ms");
        figures.print("  bare / product", bare / median, "");
    }

    private static double bareSeconds(InstalledModel model, BareNetwork bare, int frames) throws Exception {
        int size = model.manifest().input().size();
        int channels = model.manifest().input().channels();
        FloatBuffer pixels = BareNetwork.memory(channels * size * size);
        long begin = System.nanoTime();
        for (int i = 0; i < frames; i++) {
            bare.run(pixels, 1, channels, size, size);
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
