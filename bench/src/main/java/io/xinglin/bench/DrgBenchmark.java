package io.xinglin.bench;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.drg.CaseMaker;
import io.xinglin.nlp.drg.Ruleset;
import io.xinglin.nlp.drg.RulesetGrouper;
import io.xinglin.nlp.drg.RulesetReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * Cases grouped a second on one thread, with path and warnings, and the time to load. The cases are made from the rules, one
 * an ADRG, each with {@code others} further diagnoses drawn from the whole code list. Beside it a {@link LinearGrouper}. Settings:
 * {@code ruleset seconds others}.
 */
final class DrgBenchmark implements Benchmark {
    private static final int VARIANTS = 20;

    @Override
    public String purpose() {
        return "CHS-DRG cases/s on one thread after warm-up, time to load and heap; no server needed";
    }

    @Override
    public void run(Settings settings, Figures figures) {
        Stopwatch watch = new Stopwatch();
        InsuranceCodes codes = InsuranceCodes.load();
        watch.print(figures, "load code lists");
        watch = new Stopwatch();
        Path folder = Path.of(settings.text("ruleset", "rulesets/chs-drg-1.1"));
        Ruleset rules = RulesetReader.read(folder, codes);
        RulesetGrouper grouper = RulesetGrouper.of(rules);
        watch.print(figures, "load rule set");
        System.gc();
        figures.print(
                "heap with both",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0,
                "MB");
        List<InpatientCase> cases = cases(rules, codes, settings.number("others", 5));
        double seconds = settings.number("seconds", 5);
        drive(cases, seconds, given -> grouper.group(given).path().size());
        Rate rate = drive(cases, seconds, given -> grouper.group(given).path().size());
        rate.print(figures, "cases after warm-up");
        LinearGrouper linear = new LinearGrouper(folder);
        drive(cases, seconds, given -> linear.group(given).length());
        Rate peer = drive(cases, seconds, given -> linear.group(given).length());
        peer.print(figures, "the same tables searched line by line");
        figures.print("times as fast, by the processor's time", rate.ofProcessor() / peer.ofProcessor(), "");
    }

    /** Time on the wall and of this thread's processor: on a busy machine the first says more of the machine. */
    private static final class Stopwatch {
        private final long wall = System.nanoTime();
        private final long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        double seconds() {
            return (System.nanoTime() - wall) / 1e9;
        }

        double ofProcessor() {
            return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
        }

        void print(Figures figures, String what) {
            figures.print(what, seconds(), "s");
            figures.print(what + ", processor's time", ofProcessor(), "s");
        }
    }

    /** Cases a second. */
    private record Rate(double onTheWall, double ofProcessor) {
        void print(Figures figures, String what) {
            figures.print(what, onTheWall, "cases/s");
            figures.print(what + ", processor's time", ofProcessor, "cases/s");
        }
    }

    private static List<InpatientCase> cases(Ruleset rules, InsuranceCodes codes, int others) {
        Random random = new Random(1);
        List<String> known = codes.diagnoses().codes();
        List<InpatientCase> cases = new ArrayList<>();
        for (InpatientCase made : new CaseMaker(rules).everyAdrg()) {
            for (int variant = 0; variant < VARIANTS; variant++) {
                List<String> diagnoses = new ArrayList<>(made.diagnoses());
                for (int i = 0; i < others; i++) {
                    diagnoses.add(known.get(random.nextInt(known.size())));
                }
                cases.add(made.with(diagnoses, made.procedures()));
            }
        }
        return cases;
    }

    /** Groups the cases in turn for so long; {@code grouper} answers with at least 1. */
    private static Rate drive(List<InpatientCase> cases, double seconds, ToLongFunction<InpatientCase> grouper) {
        Stopwatch watch = new Stopwatch();
        long done = 0;
        long steps = 0;
        while (watch.seconds() < seconds) {
            steps += grouper.applyAsLong(cases.get((int) (done % cases.size())));
            done++;
        }
        if (steps < done) {
            throw new IllegalStateException("a case without an answer");
        }
        return new Rate(done / watch.seconds(), done / watch.ofProcessor());
    }
}
