package io.xinglin.bench;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DicomResultEncoder;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A thousand studies through one analyzer, one after the other, from files to report and DICOM objects: the heap after a
 * collection, and the resident memory, must not grow. Settings: {@code model studies every pictures width height models}.
 */
final class StudiesBenchmark implements Benchmark {
    @Override
    public String purpose() {
        return "memory over a thousand studies in one process; no server needed";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        FolderCatalogue catalogue = FolderCatalogue.open(List.of(Path.of(settings.text("models", "models"))));
        InstalledModel model =
                catalogue.installed(settings.text("model", "polyp")).orElseThrow();
        int studies = settings.number("studies", 1000);
        int every = settings.number("every", 100);
        Path folder = Folders.scratch(settings);
        try (var analyzer = new ModelSeriesAnalyzer(
                catalogue,
                new PixelSource(new Part10SliceReader(), new Part10FrameRenderer()),
                OnnxSettings.ofConcurrency(1, Duration.ofMinutes(1)),
                Clock.systemUTC())) {
            List<StoredInstance> series =
                    PictureCase.write(model.manifest().input(), settings.under("pictures=4"), folder);
            long begin = System.nanoTime();
            for (int study = 1; study <= studies; study++) {
                var result = analyzer.analyze(
                        DicomUid.named("bench/study/" + study),
                        model.algorithm().modelId(),
                        series);
                new DicomResultEncoder().encode(result, series, Optional.empty(), folder.resolve("out"));
                if (study % every == 0 || study == 1) {
                    Folders.delete(folder.resolve("out"));
                    print(figures, study, (System.nanoTime() - begin) / 1e9);
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void print(Figures figures, int study, double seconds) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        figures.say(String.format(
                Locale.ROOT,
                "%5d studies: heap after collection %7.1f MB, resident %7.1f MB, %6.1f s",
                study,
                heap / 1048576.0,
                ResidentMemory.megabytes(String.valueOf(ProcessHandle.current().pid())),
                seconds));
    }
}
