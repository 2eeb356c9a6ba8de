package io.xinglin.imaging.region;

import java.util.Arrays;
import java.util.BitSet;

/** The largest part of a mask that hangs together, corners counted. */
final class LargestPart {
    private LargestPart() {}

    /** @param inside row-major; not changed */
    static BitSet of(BitSet inside, int width) {
        var left = (BitSet) inside.clone();
        int[] part = new int[inside.cardinality()];
        int[] largest = {};
        for (int seed = left.nextSetBit(0); seed >= 0; seed = left.nextSetBit(seed)) {
            int size = take(left, seed, width, part);
            if (size > largest.length) {
                largest = Arrays.copyOf(part, size);
            }
        }
        var pixels = new BitSet();
        Arrays.stream(largest).forEach(pixels::set);
        return pixels;
    }

    /** Moves the pixels around a seed out of {@code left} into {@code part}; answers how many. */
    private static int take(BitSet left, int seed, int width, int[] part) {
        int size = 0;
        part[size++] = seed;
        left.clear(seed);
        for (int done = 0; done < size; done++) {
            int at = part[done];
            int first = at % width == 0 ? 0 : -1;
            int last = at % width == width - 1 ? 0 : 1;
            for (int row = at < width ? 0 : -width; row <= width; row += width) {
                for (int next = at + row + first; next <= at + row + last; next++) {
                    if (left.get(next)) {
                        left.clear(next);
                        part[size++] = next;
                    }
                }
            }
        }
        return size;
    }
}
