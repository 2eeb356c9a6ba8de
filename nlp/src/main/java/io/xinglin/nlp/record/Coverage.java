package io.xinglin.nlp.record;

import io.xinglin.core.note.Span;
import java.util.TreeMap;

/** Answers whether one of many spans holds another, in the time of a look-up however many they are. For one thread. */
final class Coverage {
    /** Start of a span to the furthest end of all spans that start there or before. */
    private final TreeMap<Integer, Integer> furthestEnd = new TreeMap<>();

    void add(Span span) {
        var before = furthestEnd.floorEntry(span.start());
        if (before != null && before.getValue() >= span.end()) {
            return;
        }
        furthestEnd.tailMap(span.start(), true).values().removeIf(end -> end <= span.end());
        furthestEnd.put(span.start(), span.end());
    }

    boolean holds(Span span) {
        var before = furthestEnd.floorEntry(span.start());
        return before != null && before.getValue() >= span.end();
    }
}
