package io.xinglin.nlp.statistics;

import io.xinglin.core.statistics.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The buckets of one dimension and the records in each. Not for use by many threads. */
final class Buckets {
    private final Words words;
    private long[] records = new long[16];

    Buckets(int most) {
        words = new Words(most);
    }

    int count(String bucket, long more) {
        int number = words.number(bucket);
        if (number >= records.length) {
            records = Arrays.copyOf(records, number * 2);
        }
        records[number] += more;
        return number;
    }

    /** Takes in another's records; gives for each of its numbers the one here. */
    int[] take(Buckets other) {
        int[] here = new int[other.words.size()];
        for (int i = 0; i < here.length; i++) {
            here[i] = count(other.words.word(i), other.records[i]);
        }
        return here;
    }

    int find(String bucket) {
        return words.find(bucket);
    }

    long records(String bucket) {
        int number = words.find(bucket);
        return number < 0 ? 0 : records[number];
    }

    Words words() {
        return words;
    }

    List<String> ordered(Dimension dimension) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            all.add(words.word(i));
        }
        all.sort(order(dimension));
        return all;
    }

    private Comparator<String> order(Dimension dimension) {
        Comparator<String> known = Comparator.comparing(bucket -> bucket.equals(Dimension.UNKNOWN));
        return switch (dimension) {
            case AGE -> known.thenComparingInt(AgeBand.ALL::indexOf);
            case MONTH -> known.thenComparing(Comparator.naturalOrder());
            default ->
                known.thenComparing(Comparator.comparingLong(this::records).reversed())
                        .thenComparing(Comparator.naturalOrder());
        };
    }
}
