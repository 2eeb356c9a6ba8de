package io.xinglin.bench;

import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.AccurateNoteEngine;
import io.xinglin.nlp.XinglinNoteEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Notes of 400 characters read whole (mentions, assertions, attributes, codes, record) against the bare ONNX Runtime given
 * windows of the same length: what the product costs beyond its encoder. Settings: {@code notes threads repeat models}.
 */
final class AccurateBenchmark implements Benchmark {
    /** One note of the load. */
    @FunctionalInterface
    interface Reading {
        void read(String note) throws Exception;
    }

    @Override
    public String purpose() {
        return "notes of 400 characters a second: both engines, beside the bare ONNX Runtime";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        int count = settings.number("notes", 200);
        int repeat = settings.number("repeat", 5);
        List<String> notes = SyntheticNotes.of(count);
        Path folder = Path.of(settings.text("models", "models")).resolve(AccurateNoteEngine.MODEL);
        ExecutorService workers = Executors.newFixedThreadPool(settings.number("threads", 2));
        long begin = System.nanoTime();
        try (AccurateNoteEngine accurate = AccurateNoteEngine.open(folder)) {
            NoteEngine fast = XinglinNoteEngine.load();
            figures.print("load both engines", (System.nanoTime() - begin) / 1e6, "ms");
            try (BareEncoder bare = BareEncoder.open(folder.resolve("encoder.onnx"))) {
                Reading whole =
                        note -> require(accurate.extract(note, Scheme.XINGLIN).mentions());
                speed(workers, notes, whole);
                speed(workers, notes, bare);
                double[] ours = new double[repeat];
                double[] floor = new double[repeat];
                for (int i = 0; i < repeat; i++) {
                    ours[i] = speed(workers, notes, whole);
                    floor[i] = speed(workers, notes, bare);
                }
                double reached = figures.printMedian("accurate engine, whole note", ours, "1/s");
                double most = figures.printMedian("bare ONNX Runtime, its windows alone", floor, "1/s");
                figures.print("share of the time inside the encoder", 100 * reached / most, "%");
            }
            Reading quick = note -> require(fast.extract(note, Scheme.XINGLIN).mentions());
            speed(workers, notes, quick);
            figures.repeat("fast engine, whole note", repeat, "1/s", () -> speed(workers, notes, quick));
        } finally {
            workers.shutdownNow();
        }
    }

    private static double speed(ExecutorService workers, List<String> notes, Reading reading) throws Exception {
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (String note : notes) {
            running.add(workers.submit(() -> {
                reading.read(note);
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        return notes.size() / ((System.nanoTime() - begin) / 1e9);
    }

    private static void require(List<?> mentions) {
        if (mentions.isEmpty()) {
            throw new IllegalStateException("a note without a mention");
        }
    }
}
