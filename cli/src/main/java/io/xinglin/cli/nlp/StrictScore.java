package io.xinglin.cli.nlp;

import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Strict F1 by label: a span counts when start, end and label agree. Each span counts once. The errors by kind. */
final class StrictScore {
    private final List<String> labels;
    private final int[] gold;
    private final int[] found;
    private final int[] right;
    private final SpanErrors errors;

    StrictScore(List<String> labels) {
        this.labels = List.copyOf(labels);
        gold = new int[labels.size()];
        found = new int[labels.size()];
        right = new int[labels.size()];
        errors = new SpanErrors(labels);
    }

    void add(List<Tagged> marked, List<Tagged> extracted) {
        Set<Tagged> expected = new HashSet<>(marked);
        Set<Tagged> actual = new HashSet<>(extracted);
        errors.add(expected, actual);
        for (int l = 0; l < labels.size(); l++) {
            String label = labels.get(l);
            gold[l] +=
                    (int) expected.stream().filter(t -> t.label().equals(label)).count();
            found[l] +=
                    (int) actual.stream().filter(t -> t.label().equals(label)).count();
            right[l] += (int) actual.stream()
                    .filter(t -> t.label().equals(label) && expected.contains(t))
                    .count();
        }
    }

    void print(PrintWriter out) {
        int[] sum = new int[3];
        for (int l = 0; l < labels.size(); l++) {
            out.println(line(labels.get(l), gold[l], found[l], right[l]));
            sum[0] += gold[l];
            sum[1] += found[l];
            sum[2] += right[l];
        }
        out.println(line("ALL", sum[0], sum[1], sum[2]));
        labels.forEach(label -> out.println(errorLine(label)));
    }

    private String errorLine(String label) {
        StringBuilder line = new StringBuilder(label).append(" errors");
        for (SpanErrors.Kind kind : SpanErrors.Kind.values()) {
            line.append(' ')
                    .append(kind.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(errors.of(label, kind));
        }
        return line.toString();
    }

    private static String line(String label, int gold, int found, int right) {
        return "%s gold %d found %d P %.4f R %.4f F1 %.4f"
                .formatted(
                        label,
                        gold,
                        found,
                        right / (double) Math.max(1, found),
                        right / (double) Math.max(1, gold),
                        2.0 * right / Math.max(1, gold + found));
    }
}
