package io.xinglin.imaging.dicom.peer;

import io.xinglin.imaging.dicom.peer.Comparison.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Comparisons counted by transfer syntax, as text. */
public final class ComparisonTable {
    private ComparisonTable() {}

    /** A heading, a line a syntax, a line for all. */
    public static List<String> lines(List<Comparison> comparisons) {
        var lines = new java.util.ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%-36s %6s %6s %8s %10s %10s %10s  %s",
                "transfer syntax",
                "files",
                "equal",
                "refused",
                "different",
                "unchecked",
                "no pixels",
                "most: sample, shown"));
        var bySyntax = comparisons.stream()
                .collect(Collectors.groupingBy(
                        c -> c.syntax().isEmpty() ? "(unreadable)" : c.syntax(), TreeMap::new, Collectors.toList()));
        bySyntax.forEach((syntax, files) -> lines.add(line(syntax, files)));
        lines.add(line("all", comparisons));
        return lines;
    }

    private static String line(String name, List<Comparison> files) {
        var counts = Arrays.stream(Verdict.values())
                .map(v -> files.stream().filter(c -> c.verdict() == v).count())
                .toList();
        return String.format(
                Locale.ROOT,
                "%-36s %6d %6d %8d %10d %10d %10d  %d, %d",
                name,
                files.size(),
                counts.get(0),
                counts.get(1),
                counts.get(2),
                counts.get(3),
                counts.get(4),
                files.stream()
                        .filter(c -> c.verdict() == Verdict.EQUAL)
                        .mapToInt(Comparison::difference)
                        .max()
                        .orElse(0),
                files.stream().mapToInt(Comparison::shown).max().orElse(-1));
    }
}
