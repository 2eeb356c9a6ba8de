package io.xinglin.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entry point: {@code Bench NAME [key=value ...]}. Without a name it lists what there is. Figures go to standard
 * output, one a line.
 */
public final class Bench {
    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.ofEntries(
            Map.entry("accurate", new AccurateBenchmark()),
            Map.entry("all", new AllBenchmarks()),
            Map.entry("boot", new BootBenchmark()),
            Map.entry("cds", new CdsHooksBenchmark()),
            Map.entry("diagnosis", new DiagnosisBenchmark()),
            Map.entry("coding", new CodingBenchmark()),
            Map.entry("disk", new DiskBenchmark()),
            Map.entry("drg", new DrgBenchmark()),
            Map.entry("inference", new InferenceBenchmark()),
            Map.entry("mllp", new MllpBenchmark()),
            Map.entry("notes", new NotesBenchmark()),
            Map.entry("pictures", new PicturesBenchmark()),
            Map.entry("slide", new SlideBenchmark()),
            Map.entry("statistics", new StatisticsBenchmark()),
            Map.entry("store", new StoreBenchmark()),
            Map.entry("study", new StudyBenchmark())));

    private Bench() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(System.out, List.of(args)));
    }

    static int run(PrintStream out, List<String> args) throws Exception {
        Benchmark benchmark = args.isEmpty() ? null : BENCHMARKS.get(args.get(0));
        if (benchmark == null) {
            out.println("usage: Bench NAME [key=value ...]");
            BENCHMARKS.forEach((name, b) -> out.println("  " + name + ": " + b.purpose()));
            return 2;
        }
        benchmark.run(new Settings(args.subList(1, args.size())), new Figures(out));
        return 0;
    }
}
