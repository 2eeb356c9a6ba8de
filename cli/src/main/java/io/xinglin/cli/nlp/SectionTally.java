package io.xinglin.cli.nlp;

import io.xinglin.core.note.SectionType;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/** Counts sentences told right, by section. Not for use by many threads. */
final class SectionTally {
    private final Map<SectionType, int[]> byType = new EnumMap<>(SectionType.class);

    void count(SectionType gold, SectionType found) {
        int[] counts = byType.computeIfAbsent(gold, type -> new int[2]);
        counts[0] += gold == found ? 1 : 0;
        counts[1]++;
    }

    void print(PrintWriter to, String what) {
        int right = byType.values().stream().mapToInt(counts -> counts[0]).sum();
        int all = byType.values().stream().mapToInt(counts -> counts[1]).sum();
        to.printf("%s: accuracy %.4f (%d of %d)%n", what, all == 0 ? 0 : (double) right / all, right, all);
        byType.forEach((type, counts) -> to.printf(
                "  %-24s %.4f (%d of %d)%n", type.zh(), (double) counts[0] / counts[1], counts[0], counts[1]));
    }
}
