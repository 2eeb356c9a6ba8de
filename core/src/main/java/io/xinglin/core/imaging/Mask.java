package io.xinglin.core.imaging;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which pixels of a picture belong to something, kept as the lengths of runs so that a result with masks stays small.
 *
 * @param runs lengths row by row: outside, inside, outside and so on, the first perhaps 0; together width * height
 */
public record Mask(int width, int height, int[] runs) {
    public Mask {
        runs = runs.clone();
        if (width < 1
                || height < 1
                || Arrays.stream(runs).anyMatch(run -> run < 0)
                || Arrays.stream(runs).asLongStream().sum() != (long) width * height) {
            throw new IllegalArgumentException("runs do not cover " + width + "x" + height);
        }
    }

    /** @param pixels row-major, set where inside */
    public static Mask of(int width, int height, BitSet pixels) {
        IntStream.Builder runs = IntStream.builder();
        int end = width * height;
        for (int at = 0; at < end; ) {
            int inside = Math.min(end, next(pixels.nextSetBit(at), end));
            runs.add(inside - at);
            at = Math.min(end, pixels.nextClearBit(inside));
            if (inside < end) {
                runs.add(at - inside);
            }
        }
        return new Mask(width, height, runs.build().toArray());
    }

    private static int next(int bit, int end) {
        return bit < 0 ? end : bit;
    }

    /** Row-major, set where inside; a new one each time. */
    public BitSet pixels() {
        var pixels = new BitSet(width * height);
        int at = 0;
        for (int i = 0; i < runs.length; i++) {
            if (i % 2 == 1) {
                pixels.set(at, at + runs[i]);
            }
            at += runs[i];
        }
        return pixels;
    }

    /** How many pixels are inside. */
    public int area() {
        return IntStream.range(0, runs.length)
                .filter(i -> i % 2 == 1)
                .map(i -> runs[i])
                .sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask m && m.width == width && m.height == height && Arrays.equals(m.runs, runs);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(runs);
    }

    @Override
    public String toString() {
        return "Mask[" + width + "x" + height + ", " + area() + " pixels]";
    }
}
