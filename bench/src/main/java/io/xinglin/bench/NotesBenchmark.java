package io.xinglin.bench;

import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.hanlp.HanlpTokenizer;
import java.util.Locale;
import java.util.function.ToIntFunction;
import opennlp.tools.tokenize.SimpleTokenizer;

/**
 * Notes of 400 characters a second, by scheme, on one thread and on two, beside two libraries that only cut the same notes
 * into words; then the time for ever longer documents. The processor's time a note tells on a busy machine, and so does the
 * ratio to the peers. Settings: {@code corpus notes seconds repeat documents}.
 */
final class NotesBenchmark implements Benchmark {
    @Override
    public String purpose() {
        return "notes/s of the fast engine beside HanLP's and OpenNLP's word cutters; no server needed";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        SampleNotes notes = SampleNotes.from(settings);
        int repeat = settings.number("repeat", 5);
        NoteRate rate = new NoteRate(notes.of400(settings.number("notes", 2000)), settings.number("seconds", 2));
        HanlpTokenizer hanlp = new HanlpTokenizer();
        XinglinNoteEngine engine = XinglinNoteEngine.load();
        for (int threads = 1; threads <= 2; threads++) {
            print(
                    figures,
                    rate,
                    threads,
                    repeat,
                    "HanLP words",
                    note -> hanlp.tokenize(note).size());
            print(
                    figures,
                    rate,
                    threads,
                    repeat,
                    "OpenNLP words",
                    note -> SimpleTokenizer.INSTANCE.tokenize(note).length);
            for (Scheme scheme : Scheme.values()) {
                String name = "record and mentions, " + scheme.name().toLowerCase(Locale.ROOT);
                print(
                        figures,
                        rate,
                        threads,
                        repeat,
                        name,
                        note -> engine.extract(note, scheme).sections().size());
            }
        }
        for (int length : settings.numbers("documents", "100000,1000000,10000000")) {
            String document = notes.document(length);
            figures.repeat("%,d characters at once".formatted(length), 3, "µs/char", () -> {
                long start = NoteRate.processorNanos();
                engine.extract(document, Scheme.XINGLIN);
                return (NoteRate.processorNanos() - start) / 1e3 / length;
            });
        }
    }

    private static void print(
            Figures figures, NoteRate rate, int threads, int repeat, String name, ToIntFunction<String> work)
            throws Exception {
        rate.measure(threads, work);
        double[] wall = new double[repeat];
        double[] processor = new double[repeat];
        for (int i = 0; i < repeat; i++) {
            NoteRate.Figure figure = rate.measure(threads, work);
            wall[i] = figure.notesPerSecond();
            processor[i] = figure.processorMillis();
        }
        String on = name + ", " + threads + (threads == 1 ? " thread" : " threads");
        figures.printMedian(on, wall, "notes/s");
        figures.printMedian("  processor time a note", processor, "ms");
    }
}
