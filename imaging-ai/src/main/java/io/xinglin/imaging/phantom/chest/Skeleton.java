package io.xinglin.imaging.phantom.chest;

import java.util.ArrayList;
import java.util.List;

/** Spine, ribs, sternum and the great vessels of a chest as tubes. Stateless. */
final class Skeleton {
    private static final double CORTEX = 650;
    private static final double MARROW = 180;
    private static final int RIBS = 11;
    private static final int PIECES = 16;

    private Skeleton() {}

    /** All of it. */
    static List<Tube> of(ChestShape shape, Dice dice) {
        List<Tube> tubes = new ArrayList<>();
        spine(tubes);
        for (int side = -1; side <= 1; side += 2) {
            for (int rib = 0; rib < RIBS; rib++) {
                rib(tubes, shape, dice, side, 62 + rib * 21.5);
            }
        }
        double front = shape.outside(1, Math.PI, 120, 14)[1];
        tubes.add(bone(Vec.of(0, front, 60), Vec.of(0, front + 14, 215), 8));
        double blood = dice.chance(0.3) ? dice.between(120, 250) : 42;
        tubes.add(Tube.solid(Vec.of(20, 52, -10), Vec.of(18, 48, 165), 12, 13, blood));
        tubes.add(Tube.solid(Vec.of(18, 48, 165), Vec.of(-8, -12, 172), 13, 14, blood));
        tubes.add(Tube.solid(Vec.of(-8, -12, 172), Vec.of(4, -14, 100), 14, 15, blood));
        tubes.add(Tube.solid(Vec.of(-18, -10, 90), Vec.of(-20, -8, 215), 10, 8, blood));
        return tubes;
    }

    private static Tube bone(double[] a, double[] b, double radius) {
        return new Tube(a, b, radius, radius, MARROW, 1.4, CORTEX);
    }

    private static void spine(List<Tube> tubes) {
        for (double z = -8; z < ChestShape.HEIGHT; z += 24) {
            tubes.add(bone(Vec.of(0, 66, z + 9), Vec.of(0, 66, z + 11), 16));
            tubes.add(bone(Vec.of(0, 92, z + 6), Vec.of(0, 104, z - 4), 4));
            tubes.add(bone(Vec.of(-14, 84, z + 8), Vec.of(-32, 90, z + 10), 4));
            tubes.add(bone(Vec.of(14, 84, z + 8), Vec.of(32, 90, z + 10), 4));
        }
        tubes.add(Tube.solid(Vec.of(0, 84, -10), Vec.of(0, 84, ChestShape.HEIGHT), 8, 8, 30));
    }

    /** From the spine around the lung, falling to the front. */
    private static void rib(List<Tube> tubes, ChestShape shape, Dice dice, int side, double level) {
        double fall = dice.between(50, 66);
        double reach = 2.55;
        double[] before = Vec.of(side * 22, 78, level);
        for (int i = 1; i <= PIECES; i++) {
            double angle = reach * i / PIECES;
            double z = level - fall * Math.pow((double) i / PIECES, 1.2);
            double[] next = shape.outside(side, angle, Math.max(6, Math.min(z, 232)), 8);
            next[2] = z;
            tubes.add(bone(before, next, 5));
            before = next;
        }
    }
}
