package io.xinglin.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entry point: {@code Bench NAME [key=value ...]}. Without a name it lists what there is. Figures go to standard
 * output as one {@code name value unit} a line.
 */
public final class Bench {
    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of(
            "drg", new DrgBenchmark(),
            "inference", new InferenceBenchmark(),
            "mllp", new MllpBenchmark(),
            "store", new StoreBenchmark(),
            "study", new StudyBenchmark()));

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

    /** {@code key=value} arguments. */
    record Settings(List<String> arguments) {
        Settings {
            arguments = List.copyOf(arguments);
        }

        String text(String key, String otherwise) {
            return arguments.stream()
                    .filter(a -> a.startsWith(key + "="))
                    .map(a -> a.substring(key.length() + 1))
                    .reduce((first, last) -> last)
                    .orElse(otherwise);
        }

        int number(String key, int otherwise) {
            return Integer.parseInt(text(key, String.valueOf(otherwise)));
        }
    }

    /** Where figures are printed. */
    record Figures(PrintStream out) {
        void print(String name, double value, String unit) {
            out.printf(java.util.Locale.ROOT, "%-32s %12.2f %s%n", name, value, unit);
        }

        /** Median, and the slowest, of some durations in nanoseconds. */
        void printMillis(String name, long[] nanos) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            print(name + " median", sorted[sorted.length / 2] / 1e6, "ms");
            print(name + " slowest", sorted[sorted.length - 1] / 1e6, "ms");
        }
    }
}
