package io.xinglin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Notes through the fast engine into the statistics, as a person would run it: {@code xinglin nlp extract | xinglin nlp
 * stats} with every cross-tab, start of both Java machines included; and the counting alone, of facts repeated. Notes and
 * facts are fed to the processes as they are made, so that neither disk nor memory grows with their number. A table at the
 * end shows whether time and memory do. Settings: {@code notes characters threads heap records scratch}.
 */
final class StatisticsBenchmark implements Benchmark {
    private static final String BY = "sex,age,department,diagnosis,month";
    /** So many different facts are counted over and over. */
    private static final int DIFFERENT = 10_000;

    /** A line of the table. */
    private record Measured(String what, int records, double seconds, double processor, double megabytes) {}

    /** Gives the line of a number. */
    @FunctionalInterface
    private interface Lines {
        byte[] line(int number);
    }

    @Override
    public String purpose() {
        return "10,000, 100,000 and a million synthetic notes into the statistics, and the counting alone: time and memory";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        int characters = settings.number("characters", 400);
        int heap = settings.number("heap", 512);
        Path folder = Folders.scratch(settings);
        Path report = folder.resolve("report.json");
        List<Measured> table = new ArrayList<>();
        try {
            Lines notes = notes(characters);
            for (int records : settings.numbers("notes", "10000,100000,1000000")) {
                long start = System.nanoTime();
                List<Process> pipeline = ProcessBuilder.startPipeline(List.of(
                        cli(heap, folder, "extract", "--threads", settings.text("threads", "2")),
                        cli(heap, folder, "stats", "--by", BY).redirectOutput(report.toFile())));
                table.add(watch("extract and count", pipeline, notes, start, records, report));
                figures.say(row(table.get(table.size() - 1)));
            }
            Lines facts = facts(notes, heap, folder);
            for (int records : settings.numbers("records", "10000,100000,1000000")) {
                long start = System.nanoTime();
                Process stats = cli(heap, folder, "stats", "--by", BY)
                        .redirectOutput(report.toFile())
                        .start();
                table.add(watch("count alone", List.of(stats), facts, start, records, report));
                figures.say(row(table.get(table.size() - 1)));
            }
        } finally {
            Folders.delete(folder);
        }
        figures.say("");
        figures.say("| | records | s | s for 1,000 | processor s for 1,000 | most resident memory |");
        figures.say("|---|---|---|---|---|---|");
        table.forEach(line -> figures.say(row(line)));
    }

    private static String row(Measured line) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.3f | %.3f | %.0f MB |",
                line.what(),
                line.records(),
                line.seconds(),
                line.seconds() / line.records() * 1000,
                line.processor() / line.records() * 1000,
                line.megabytes());
    }

    private static Lines notes(int characters) {
        SyntheticNotes notes = new SyntheticNotes(characters);
        return number -> (notes.line(number) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    private static Lines facts(Lines notes, int heap, Path folder) throws Exception {
        Path file = folder.resolve("facts.jsonl");
        Process extract =
                cli(heap, folder, "extract").redirectOutput(file.toFile()).start();
        feed(extract, notes, DIFFERENT);
        if (extract.waitFor() != 0) {
            throw new IOException("exit status " + extract.exitValue());
        }
        List<byte[]> lines = new ArrayList<>();
        try (Stream<String> all = Files.lines(file, StandardCharsets.UTF_8)) {
            all.forEach(line -> lines.add((line + '\n').getBytes(StandardCharsets.UTF_8)));
        }
        return number -> lines.get(number % lines.size());
    }

    private static void feed(Process process, Lines lines, int count) {
        try (OutputStream in = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                in.write(lines.line(i));
            }
        } catch (IOException e) {
            // The process has ended; its report will be short, which is checked.
            process.destroy();
        }
    }

    private static ProcessBuilder cli(int heap, Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-jar",
                "cli/target/xinglin-cli.jar",
                "nlp"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors.log").toFile()));
    }

    /**
     * Feeds the first process and watches all to their end; processor time is what other load on the machine does not
     * change much, memory the most they had resident together.
     */
    private static Measured watch(
            String what, List<Process> processes, Lines lines, long start, int records, Path report) throws Exception {
        Thread feeder = new Thread(() -> feed(processes.get(0), lines, records));
        feeder.start();
        double[] memory = new double[processes.size()];
        double[] processor = new double[processes.size()];
        Process last = processes.get(processes.size() - 1);
        do {
            for (int i = 0; i < memory.length; i++) {
                memory[i] = Math.max(
                        memory[i],
                        ResidentMemory.peakMegabytes(
                                String.valueOf(processes.get(i).pid())));
                processor[i] = Math.max(processor[i], processorSeconds(processes.get(i)));
            }
        } while (!last.waitFor(50, TimeUnit.MILLISECONDS));
        double seconds = (System.nanoTime() - start) / 1e9;
        for (Process process : processes) {
            if (process.waitFor() != 0) {
                throw new IOException("exit status " + process.exitValue());
            }
        }
        feeder.join();
        long counted =
                new ObjectMapper().readTree(report.toFile()).path("records").asLong();
        if (counted != records) {
            throw new IOException(counted + " records counted instead of " + records);
        }
        return new Measured(
                what,
                records,
                seconds,
                Arrays.stream(processor).sum(),
                Arrays.stream(memory).sum());
    }

    private static double processorSeconds(Process process) {
        return process.info()
                .totalCpuDuration()
                .map(time -> time.toMillis() / 1e3)
                .orElse(0.0);
    }
}
