package io.xinglin.cli.lung;

import java.util.stream.LongStream;

/** A range of seeds: {@code 1-30}, or one alone. */
record Seeds(long first, long last) {
    static Seeds of(String text) {
        String[] ends = text.split("-", 2);
        long first = Long.parseLong(ends[0].strip());
        return new Seeds(first, ends.length > 1 ? Long.parseLong(ends[1].strip()) : first);
    }

    LongStream all() {
        return LongStream.rangeClosed(first, last);
    }
}
