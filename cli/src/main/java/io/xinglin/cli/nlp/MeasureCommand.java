package io.xinglin.cli.nlp;

import com.sun.management.OperatingSystemMXBean;
import io.xinglin.cli.nlp.AnnotatedCorpus.AnnotatedNote;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.FastModel;
import io.xinglin.nlp.model.LearnedLayers;
import io.xinglin.nlp.tagger.CharacterTagger;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin nlp measure}: an engine's strict F1 on the left-out part of a corpus, and its speed on 400-character notes. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description =
                "Strict precision, recall and F1 of an engine on the left-out fifth of a corpus, and notes of 400 "
                        + "characters a second.")
final class MeasureCommand implements Callable<Integer> {
    private static final int NOTE = 400;

    @Option(names = "--corpus", required = true, description = "JSON lines with id, patient, text, entities.")
    private Path corpus;

    @Option(names = "--scheme", required = true, description = "ccks2017 or ccks2019.")
    private Scheme scheme;

    @Option(names = "--labels", required = true, split = ",", description = "The labels that count.")
    private List<String> labels;

    @Option(names = "--fold", defaultValue = "0", description = "The fifth to measure on (${DEFAULT-VALUE}); -1: all.")
    private int fold;

    @Option(names = "--threads", defaultValue = "2", description = "Worker threads (${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--seconds", defaultValue = "20", description = "How long speed is measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--tagger",
            description =
                    "Measure the fast engine with this file of nlp train-tagger for the scheme instead of its own.")
    private Path tagger;

    @Mixin
    private EngineOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        List<AnnotatedNote> notes = AnnotatedCorpus.read(corpus).stream()
                .filter(note -> fold < 0 || note.heldOut(fold))
                .toList();
        NoteEngine engine = tagger == null ? options.open() : engineWith(tagger);
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, threads));
        PrintWriter out = spec.commandLine().getOut();
        try {
            score(engine, notes, workers).print(out);
            out.printf("%d notes left out%n", notes.size());
            speed(engine, notes, workers, out);
        } finally {
            workers.shutdownNow();
        }
        return 0;
    }

    private NoteEngine engineWith(Path file) throws IOException {
        SortedMap<String, CharacterTagger> taggers =
                new TreeMap<>(FastModel.ofProduct().taggers());
        try (InputStream in = Files.newInputStream(file)) {
            taggers.put(scheme.name().toLowerCase(Locale.ROOT), CharacterTagger.read(in));
        }
        return XinglinNoteEngine.of(FastModel.candidate(taggers, LearnedLayers.NONE));
    }

    private StrictScore score(NoteEngine engine, List<AnnotatedNote> notes, ExecutorService workers)
            throws InterruptedException, ExecutionException {
        List<Future<List<Tagged>>> found = new ArrayList<>();
        for (AnnotatedNote note : notes) {
            found.add(workers.submit(() -> engine.extract(note.text(), scheme).mentions().stream()
                    .map(mention -> new Tagged(mention.span(), mention.label()))
                    .toList()));
        }
        StrictScore score = new StrictScore(labels);
        for (int i = 0; i < notes.size(); i++) {
            score.add(notes.get(i).entities(), found.get(i).get());
        }
        return score;
    }

    /** All texts one after the other, cut into notes of equal length, again and again until the time is over. */
    private void speed(NoteEngine engine, List<AnnotatedNote> notes, ExecutorService workers, PrintWriter out)
            throws InterruptedException, ExecutionException {
        String all = notes.stream().map(AnnotatedNote::text).collect(Collectors.joining("\n"));
        List<String> cut = Stream.iterate(0, at -> at + NOTE <= all.length(), at -> at + NOTE)
                .map(at -> all.substring(at, at + NOTE))
                .toList();
        long cpu = processorNanos();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        int done = 0;
        while (System.nanoTime() < end && !cut.isEmpty()) {
            List<Future<?>> round = new ArrayList<>();
            for (int i = 0; i < 16 * threads; i++) {
                String note = cut.get((done + i) % cut.size());
                round.add(workers.submit(() -> engine.extract(note, scheme)));
            }
            for (Future<?> note : round) {
                note.get();
            }
            done += round.size();
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        double busy = (processorNanos() - cpu) / 1e9;
        out.printf("%.1f notes/s of %d characters on %d threads%n", done / wall, NOTE, threads);
        out.printf("%.1f notes a second of processor time (tells on a busy machine)%n", done / busy);
        out.flush();
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
