package io.xinglin.imaging.phantom.chest;

import java.util.SplittableRandom;

/** Numbers by chance, the same for the same seed on every machine. Not safe for use by several threads. */
final class Dice {
    private static final int SUM = 8;
    private static final double SCALE = 1 / Math.sqrt(SUM * (256.0 * 256.0 - 1) / 12);

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    long seed() {
        return random.nextLong();
    }

    /** Nearly normal, mean 0, deviation 1: the eight bytes of one number added up; quick, and never beyond 4.9. */
    double normal() {
        long bits = random.nextLong();
        int sum = 0;
        for (int i = 0; i < SUM; i++) {
            sum += (int) (bits & 0xff);
            bits >>>= 8;
        }
        return (sum - SUM * 127.5) * SCALE;
    }

    /** A direction, all alike. */
    double[] direction() {
        double z = between(-1, 1);
        double angle = between(0, 2 * Math.PI);
        double r = Math.sqrt(1 - z * z);
        return new double[] {r * Math.cos(angle), r * Math.sin(angle), z};
    }
}
