package io.xinglin.bench;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Whole analysis of a series (read, decode, orient, window, resize, networks, findings, text) against the time inside
 * ONNX Runtime: what the product itself costs. Settings: {@code model slices size runs threads models}.
 */
final class InferenceBenchmark implements Benchmark {
    @Override
    public String purpose() {
        return "a 32-slice head CT: whole analysis, and the share inside ONNX Runtime";
    }

    @Override
    public void run(Settings settings, Figures figures) throws IOException {
        Path folder = Folders.scratch(settings);
        try {
            measure(settings, figures, folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(Settings settings, Figures figures, Path folder) {
        List<StoredInstance> series = series(folder, settings);
        String model = settings.text("model", "ich-ct");
        int runs = settings.number("runs", 7);
        int threads = settings.number("threads", Runtime.getRuntime().availableProcessors());
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(Path.of(settings.text("models", "models"))));
        try (var analyzer = new ModelSeriesAnalyzer(
                catalogue,
                new PixelSource(new Part10SliceReader(), new Part10FrameRenderer(), new Part10SlideReader()),
                new OnnxSettings(1, threads, Duration.ofMinutes(1)),
                Clock.systemUTC())) {
            long begin = System.nanoTime();
            analyzer.analyze(DicomUid.named("bench/first"), model, series);
            figures.print("first analysis, cold", (System.nanoTime() - begin) / 1e6, "ms");
            long[] whole = new long[runs];
            long[] inside = new long[runs];
            for (int i = 0; i < runs; i++) {
                Duration before = analyzer.engine().timeInside();
                long start = System.nanoTime();
                ImagingResult result = analyzer.analyze(DicomUid.named("bench/" + i), model, series);
                whole[i] = System.nanoTime() - start;
                inside[i] = analyzer.engine().timeInside().minus(before).toNanos();
                require(!result.findings().isEmpty());
            }
            figures.printMillis("whole analysis", whole);
            figures.printMillis("inside ONNX Runtime", inside);
            figures.print("share inside ONNX Runtime", 100.0 * sum(inside) / sum(whole), "%");
            figures.print("slices per second", series.size() * runs / (sum(whole) / 1e9), "1/s");
        }
    }

    private static List<StoredInstance> series(Path folder, Settings settings) {
        var study = PhantomStudy.headCt(
                "BENCH",
                "Bench^Phantom",
                Sex.OTHER,
                LocalDate.of(1970, 1, 1),
                "BENCH1",
                LocalDateTime.of(2026, 1, 1, 0, 0));
        var spec = new HeadCtPhantom.Spec(
                study, settings.number("size", 512), settings.number("slices", 32), 5, 1, List.of());
        var files = new Part10Files();
        return new HeadCtPhantom()
                .write(spec, folder).stream()
                        .map(file -> new StoredInstance(files.readHeader(file), file))
                        .toList();
    }

    private static long sum(long[] values) {
        return java.util.Arrays.stream(values).sum();
    }

    private static void require(boolean held) {
        if (!held) {
            throw new IllegalStateException("the analysis answered nothing");
        }
    }
}
