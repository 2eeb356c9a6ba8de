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
        long start = System.nanoTime();
        InsuranceCodes codes = InsuranceCodes.load();
        figures.print("load code lists", (System.nanoTime() - start) / 1e9, "s");
        start = System.nanoTime();
        Path folder = Path.of(settings.text("ruleset", "rulesets/chs-drg-1.1"));
        Ruleset rules = RulesetReader.read(folder, codes);
        RulesetGrouper grouper = RulesetGrouper.of(rules);
        figures.print("load rule set", (System.nanoTime() - start) / 1e9, "s");
        System.gc();
        figures.print(
                "heap with both",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0,
                "MB");
        List<InpatientCase> cases = cases(rules, codes, settings.number("others", 5));
        double seconds = settings.number("seconds", 5);
        drive(grouper, cases, seconds);
        double rate = drive(grouper, cases, seconds);
        figures.print("cases after warm-up", rate, "cases/s");
        LinearGrouper linear = new LinearGrouper(folder);
        driveLinear(linear, cases, seconds);
        double peer = driveLinear(linear, cases, seconds);
        figures.print("the same tables searched line by line", peer, "cases/s");
        figures.print("times as fast", rate / peer, "");
    }

    /** As {@link #drive}. */
    private static double driveLinear(LinearGrouper grouper, List<InpatientCase> cases, double seconds) {
        long start = System.nanoTime();
        long done = 0;
        long length = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            length += grouper.group(cases.get((int) (done % cases.size()))).length();
            done++;
        }
        if (length < done) {
            throw new IllegalStateException("a case without a group");
        }
        return done / ((System.nanoTime() - start) / 1e9);
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

    /** Groups the cases in turn for so long; returns how many a second. */
    private static double drive(RulesetGrouper grouper, List<InpatientCase> cases, double seconds) {
        long start = System.nanoTime();
        long done = 0;
        long steps = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            for (InpatientCase one : cases) {
                steps += grouper.group(one).path().size();
                done++;
            }
        }
        double rate = done / ((System.nanoTime() - start) / 1e9);
        if (steps < done) {
            throw new IllegalStateException("a case without a path");
        }
        return rate;
    }
}
