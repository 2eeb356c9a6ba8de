package io.xinglin.nlp.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One code list, ordered by code: names by binary search, the hierarchy by common beginnings. Immutable. */
public final class CodeList {
    private final String[] codes;
    private final String[] names;

    private CodeList(String[] codes, String[] names) {
        this.codes = codes;
        this.names = names;
    }

    static CodeList of(List<String[]> rows) {
        List<String[]> sorted = new ArrayList<>(rows);
        sorted.sort((a, b) -> a[0].compareTo(b[0]));
        return new CodeList(
                sorted.stream().map(r -> r[0]).toArray(String[]::new),
                sorted.stream().map(r -> r[1]).toArray(String[]::new));
    }

    public int size() {
        return codes.length;
    }

    public boolean has(String code) {
        return Arrays.binarySearch(codes, code) >= 0;
    }

    /** The name of a code, or {@code null}. */
    public String name(String code) {
        int at = Arrays.binarySearch(codes, code);
        return at < 0 ? null : names[at];
    }

    /** The codes that begin with {@code prefix}: K35 has K35.0…, K35.9 has K35.900 and its extensions. */
    public List<String> under(String prefix) {
        int from = Arrays.binarySearch(codes, prefix);
        int first = from < 0 ? -from - 1 : from;
        int end = first;
        while (end < codes.length && codes[end].startsWith(prefix)) {
            end++;
        }
        return List.of(Arrays.copyOfRange(codes, first, end));
    }

    /** Every code, in order. */
    public List<String> codes() {
        return List.of(codes);
    }
}
