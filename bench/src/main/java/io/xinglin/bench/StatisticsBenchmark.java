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
import java.util.concurrent.TimeUnit;

/**
 * Notes through the fast engine into the statistics, as a person would run it: {@code xinglin nlp extract | xinglin nlp
 * stats} with every cross-tab, start of both Java machines included; and the counting alone, of facts repeated. Seconds
 * for a thousand records show whether the cost grows with their number. Settings: {@code notes characters threads heap
 * records scratch}.
 */
final class StatisticsBenchmark implements Benchmark {
    private static final String BY = "sex,age,department,diagnosis,month";

    @Override
    public String purpose() {
        return "1,000 to 100,000 synthetic notes into the statistics, a million records counted, time and memory";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        int characters = settings.number("characters", 400);
        int heap = settings.number("heap", 512);
        Path folder = Folders.scratch(settings);
        try {
            List<Integer> sizes = settings.numbers("notes", "1000,10000,100000");
            for (int notes : sizes) {
                Path file = folder.resolve("notes.jsonl");
                new SyntheticNotes(characters).write(file, notes);
                figures.say(notes + " notes, " + Files.size(file) / 1_000_000 + " MB");
                Path report = folder.resolve("report.json");
                long start = System.nanoTime();
                List<Process> pipeline = ProcessBuilder.startPipeline(List.of(
                        cli(heap, folder, "extract", "--threads", settings.text("threads", "2"))
                                .redirectInput(file.toFile()),
                        cli(heap, folder, "stats", "--by", BY).redirectOutput(report.toFile())));
                print("extract and count", pipeline, start, notes, report, figures);
            }
            int known = Math.min(10_000, sizes.get(sizes.size() - 1));
            for (int records : settings.numbers("records", "10000,100000,1000000")) {
                countAlone(known, records, characters, heap, folder, figures);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void countAlone(int known, int records, int characters, int heap, Path folder, Figures figures)
            throws Exception {
        Path facts = folder.resolve("facts.jsonl");
        if (!Files.exists(facts)) {
            Path notes = folder.resolve("notes.jsonl");
            new SyntheticNotes(characters).write(notes, known);
            Process extract = cli(heap, folder, "extract")
                    .redirectInput(notes.toFile())
                    .redirectOutput(facts.toFile())
                    .start();
            if (extract.waitFor() != 0) {
                throw new IOException("extract failed, see " + folder);
            }
        }
        Path report = folder.resolve("report.json");
        long start = System.nanoTime();
        Process stats = cli(heap, folder, "stats", "--by", BY)
                .redirectOutput(report.toFile())
                .start();
        List<String> lines = Files.readAllLines(facts, StandardCharsets.UTF_8);
        Thread feeder = new Thread(() -> feed(stats, lines, records));
        feeder.start();
        print("count alone", List.of(stats), start, records, report, figures);
        feeder.join();
    }

    private static void feed(Process stats, List<String> lines, int records) {
        try (OutputStream in = new BufferedOutputStream(stats.getOutputStream(), 1 << 16)) {
            List<byte[]> bytes = new ArrayList<>();
            lines.forEach(line -> bytes.add((line + "\n").getBytes(StandardCharsets.UTF_8)));
            for (int i = 0; i < records; i++) {
                in.write(bytes.get(i % bytes.size()));
            }
        } catch (IOException e) {
            // The process has ended; its report will be short, which is checked.
            stats.destroy();
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
     * Watches the processes to their end; prints time, processor time (which other load on the machine does not change
     * much) and the most memory they had resident together.
     */
    private static void print(
            String name, List<Process> processes, long start, int records, Path report, Figures figures)
            throws Exception {
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
        long counted =
                new ObjectMapper().readTree(report.toFile()).path("records").asLong();
        if (counted != records) {
            throw new IOException(counted + " records counted instead of " + records);
        }
        figures.print(name + " " + records, seconds, "s");
        figures.print("  for 1,000 records", seconds / records * 1000, "s");
        figures.print("  processor time", Arrays.stream(processor).sum(), "s");
        figures.print("  resident memory at its most", Arrays.stream(memory).sum(), "MB");
    }

    private static double processorSeconds(Process process) {
        return process.info()
                .totalCpuDuration()
                .map(time -> time.toMillis() / 1e3)
                .orElse(0.0);
    }
}
