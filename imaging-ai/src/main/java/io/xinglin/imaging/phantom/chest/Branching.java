package io.xinglin.imaging.phantom.chest;

import java.util.List;

/**
 * Grows trees of vessels and bronchi from the hila outwards: each piece parts in two whose cubes of radius add up to its own
 * (Murray's law), until they are too thin or leave the lung.
 */
final class Branching {
    private static final double VESSEL = 35;
    private static final double AIR = -985;
    private static final double WALL = 20;

    private final ChestShape shape;
    private final Dice dice;
    private final List<Tube> tubes;
    private final double thinnest;

    /** @param tubes where the pieces go */
    Branching(ChestShape shape, Dice dice, List<Tube> tubes) {
        this.shape = shape;
        this.dice = dice;
        this.tubes = tubes;
        this.thinnest = dice.between(0.4, 0.55);
    }

    /** Trachea, bronchi with their arteries, veins. */
    void grow() {
        double[] carina = Vec.of(0, 14, 140);
        double[] throat = Vec.of(dice.between(-3, 3), 4, ChestShape.HEIGHT + 20);
        airway(throat, carina, dice.between(8.5, 10.5));
        for (int side = -1; side <= 1; side += 2) {
            double[] hilum = shape.hilum(side);
            airway(carina, hilum, dice.between(6, 7.5));
            int lobes = side < 0 ? 5 : 4;
            for (int lobe = 0; lobe < lobes; lobe++) {
                double tilt = Math.PI * (lobe + 0.5) / lobes + dice.between(-0.25, 0.25);
                double turn = dice.between(-0.7, 0.7);
                double[] out = Vec.unit(Vec.of(
                        side * Math.sin(tilt) * Math.cos(turn), Math.sin(tilt) * Math.sin(turn), Math.cos(tilt)));
                branch(hilum, out, dice.between(4, 5), true, 0);
                double[] vein = Vec.plus(hilum, Vec.of(0, -10, -16), 1);
                branch(vein, Vec.unit(Vec.plus(out, dice.direction(), 0.4)), dice.between(3.2, 4.2), false, 0);
            }
        }
    }

    private void airway(double[] a, double[] b, double radius) {
        tubes.add(new Tube(a, b, radius, radius, AIR, Math.min(1.6, radius * 0.25), WALL));
    }

    private void branch(double[] from, double[] direction, double radius, boolean withAir, int generation) {
        if (radius < thinnest || generation > 16) {
            return;
        }
        double length = radius * dice.between(5, 9) + dice.between(2, 5);
        double[] to = Vec.plus(from, direction, length);
        if (generation > 1 && shape.lung(to[0], to[1], to[2]) < radius + 1) {
            direction = Vec.unit(Vec.plus(direction, Vec.unit(Vec.minus(shape.hilum(to[0] < 0 ? -1 : 1), to)), 0.8));
            length *= 0.6;
            to = Vec.plus(from, direction, length);
            if (shape.lung(to[0], to[1], to[2]) < 1.5) {
                return;
            }
        }
        double share = dice.between(0.3, 0.5);
        double first = radius * Math.cbrt(1 - share);
        double second = radius * Math.cbrt(share);
        tubes.add(Tube.solid(from, to, radius, first, VESSEL));
        if (withAir && radius > 1.3) {
            double[] beside = Vec.plus(Vec.of(0, 0, 0), Vec.across(direction, 1.0), radius * 1.9);
            airway(Vec.plus(from, beside, 1), Vec.plus(to, beside, 1), radius * 0.95);
        }
        double angle = dice.between(0, 2 * Math.PI);
        double[] aside = Vec.across(direction, angle);
        double bend = dice.between(0.2, 0.45);
        branch(to, Vec.unit(Vec.plus(direction, aside, bend * second / first)), first, withAir, generation + 1);
        branch(to, Vec.unit(Vec.plus(direction, aside, -bend * 1.6)), second, withAir, generation + 1);
    }
}
