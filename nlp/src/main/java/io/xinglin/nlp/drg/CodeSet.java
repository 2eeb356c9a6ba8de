package io.xinglin.nlp.drg;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A set of numbered codes. Filled while loading, read-only afterwards. */
final class CodeSet {
    private final BitSet bits = new BitSet();

    void add(int number) {
        bits.set(number);
    }

    boolean has(int number) {
        return number >= 0 && bits.get(number);
    }

    boolean isEmpty() {
        return bits.isEmpty();
    }

    int size() {
        return bits.cardinality();
    }

    IntStream numbers() {
        return bits.stream();
    }

    List<String> codes(CodeIndex index) {
        return bits.stream().mapToObj(index::code).toList();
    }

    boolean meets(CodeSet other) {
        return bits.intersects(other.bits);
    }
}
