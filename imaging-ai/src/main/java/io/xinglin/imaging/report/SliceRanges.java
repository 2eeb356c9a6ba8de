package io.xinglin.imaging.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Numbers as people write them: {@code 3, 12-16, 20}. */
final class SliceRanges {
    private SliceRanges() {}

    static String of(Collection<Integer> numbers, String separator) {
        List<String> parts = new ArrayList<>();
        int first = 0;
        int last = 0;
        for (int number : new TreeSet<>(numbers)) {
            if (parts.isEmpty() || number != last + 1) {
                first = number;
                parts.add(String.valueOf(number));
            } else {
                parts.set(parts.size() - 1, first + "-" + number);
            }
            last = number;
        }
        return String.join(separator, parts);
    }
}
