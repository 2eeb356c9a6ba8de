package io.xinglin.bench;

import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.AccurateNoteEngine;
import io.xinglin.nlp.XinglinNoteEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Notes of 400 characters read whole (mentions, assertions, attributes, codes, record) by the accurate engine, beside the
 * bare ONNX Runtime given windows of the same length: what the product costs beyond its encoder. The rounds alternate, so
 * that another load on the machine meets both. Settings: {@code corpus notes seconds repeat threads models}.
 */
final class AccurateBenchmark implements Benchmark {
    @Override
    public String purpose() {
        return "notes/s of the accurate engine beside its encoder in the bare ONNX Runtime; no server needed";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        List<String> notes = SampleNotes.from(settings).of400(settings.number("notes", 200));
        NoteRate rate = new NoteRate(notes, settings.number("seconds", 5));
        Path folder = Path.of(settings.text("models", "models")).resolve(AccurateNoteEngine.MODEL);
        long begin = System.nanoTime();
        try (AccurateNoteEngine engine = AccurateNoteEngine.open(folder)) {
            figures.print("model loaded and verified", (System.nanoTime() - begin) / 1e6, "ms");
            try (BareEncoder bare = BareEncoder.open(folder.resolve("encoder.onnx"))) {
                XinglinNoteEngine fast = XinglinNoteEngine.load();
                measure(
                        settings,
                        figures,
                        rate,
                        note -> engine.extract(note, Scheme.XINGLIN).mentions().size(),
                        bare::windows,
                        note -> fast.extract(note, Scheme.XINGLIN).mentions().size());
            }
        }
    }

    @SafeVarargs
    private static void measure(Settings settings, Figures figures, NoteRate rate, ToIntFunction<String>... works)
            throws Exception {
        List<String> names = List.of("accurate engine", "bare ONNX Runtime", "fast engine");
        int repeat = settings.number("repeat", 5);
        int threads = settings.number("threads", 2);
        double[][] wall = new double[works.length][repeat];
        double[][] processor = new double[works.length][repeat];
        for (int round = -1; round < repeat; round++) {
            for (int i = 0; i < works.length; i++) {
                NoteRate.Figure figure = rate.measure(threads, works[i]);
                if (round >= 0) {
                    wall[i][round] = figure.notesPerSecond();
                    processor[i][round] = figure.processorMillis();
                }
            }
        }
        for (int i = 0; i < works.length; i++) {
            figures.printMedian(names.get(i) + ", " + threads + " threads", wall[i], "notes/s");
            figures.printMedian("  processor time a note", processor[i], "ms");
        }
    }
}
