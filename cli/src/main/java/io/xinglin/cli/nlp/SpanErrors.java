package io.xinglin.cli.nlp;

import io.xinglin.core.note.Span;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What went wrong with each span that strict scoring calls wrong. A marked span that was not found as it is counts once,
 * under its label: same place, other label; same label, other boundary; both differ; or nothing there at all. A found
 * span that touches no marked one is spurious and counts under its own label.
 */
final class SpanErrors {
    enum Kind {
        MISSED,
        SPURIOUS,
        BOUNDARY,
        LABEL,
        BOTH
    }

    private final Map<String, Map<Kind, Integer>> counts = new LinkedHashMap<>();

    SpanErrors(List<String> labels) {
        labels.forEach(label -> counts.put(label, new EnumMap<>(Kind.class)));
    }

    void add(Collection<Tagged> marked, Collection<Tagged> extracted) {
        Set<Tagged> gold = counted(marked);
        Set<Tagged> found = counted(extracted);
        for (Tagged one : gold) {
            if (!found.contains(one)) {
                count(one, kind(one, found));
            }
        }
        for (Tagged one : found) {
            if (gold.stream().noneMatch(other -> touch(one, other))) {
                count(one, Kind.SPURIOUS);
            }
        }
    }

    int of(String label, Kind kind) {
        return counts.get(label).getOrDefault(kind, 0);
    }

    private Set<Tagged> counted(Collection<Tagged> spans) {
        return spans.stream()
                .filter(span -> counts.containsKey(span.label()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Kind kind(Tagged gold, Set<Tagged> found) {
        Kind kind = Kind.MISSED;
        for (Tagged other : found) {
            if (other.span().equals(gold.span())) {
                return Kind.LABEL;
            }
            if (touch(gold, other)) {
                kind = kind == Kind.BOUNDARY || other.label().equals(gold.label()) ? Kind.BOUNDARY : Kind.BOTH;
            }
        }
        return kind;
    }

    private static boolean touch(Tagged one, Tagged other) {
        Span a = one.span();
        Span b = other.span();
        return a.start() < b.end() && b.start() < a.end();
    }

    private void count(Tagged span, Kind kind) {
        counts.get(span.label()).merge(kind, 1, Integer::sum);
    }
}
