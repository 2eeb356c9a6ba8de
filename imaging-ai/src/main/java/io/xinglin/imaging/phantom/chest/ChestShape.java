package io.xinglin.imaging.phantom.chest;

/**
 * The surfaces of one patient's chest. Depths are mm inside a surface, negative outside, exact near the surface only.
 * Immutable.
 */
final class ChestShape {
    /** mm from the lowest recess of the lungs to above their tips. */
    static final double HEIGHT = 250;

    private final double bodyWidth;
    private final double bodyDepth;
    private final double width;
    private final double depth;
    private final double apart;
    private final double dome;
    private final double mediastinum;
    private final double[] heart;
    private final double[] heartRadii;
    private final double tip;
    private final Ripple bumps;

    ChestShape(Dice dice) {
        bodyWidth = dice.between(160, 185);
        bodyDepth = dice.between(108, 128);
        width = dice.between(54, 66);
        depth = dice.between(74, 90);
        apart = dice.between(66, 74);
        dome = dice.between(35, 60);
        mediastinum = dice.between(22, 32);
        heart = Vec.of(dice.between(12, 28), dice.between(-40, -22), dice.between(50, 70));
        heartRadii = Vec.of(dice.between(44, 56), dice.between(32, 42), dice.between(42, 56));
        tip = dice.between(215, 238);
        bumps = new Ripple(dice, 70);
    }

    /** mm below the skin. */
    double body(double x, double y) {
        return (1 - radius(x / bodyWidth, y / bodyDepth, 2.3)) * bodyDepth;
    }

    /** mm inside a lung. */
    double lung(double x, double y, double z) {
        double side = x < 0 ? -1 : 1;
        double rise = Math.min(1, Math.max(0, (z - 0.45 * tip) / (0.55 * tip)));
        double scale = Math.sqrt(Math.max(0.0004, 1 - Math.pow(rise, 2.4)));
        double cx = side * (apart - 22 * rise * rise);
        double r = radius((x - cx) / (width * scale), (y - 4 - 10 * rise) / (depth * scale), 2.4);
        double lateral = (1 - r) * Math.min(width, depth) * scale;
        double q = Math.min(1, radius((x - cx) / width, y / depth, 2));
        double floor = z - (8 + dome * (1 - q * q) * (side < 0 ? 1.1 : 0.95));
        double middle = Math.abs(x) - mediastinum * (1 - 0.5 * rise) - (y > 20 && y < 90 ? 0 : -4);
        double spine = Math.hypot(x, y - 72) - 30;
        double roof = tip - z;
        double inside =
                Math.min(Math.min(Math.min(lateral, floor), Math.min(middle, spine)), Math.min(roof, -heart(x, y, z)));
        return inside + 1.6 * bumps.at(x, y, z);
    }

    /** mm inside the heart. */
    double heart(double x, double y, double z) {
        double dx = (x - heart[0]) / heartRadii[0];
        double dy = (y - heart[1]) / heartRadii[1];
        double dz = (z - heart[2]) / heartRadii[2];
        return (1 - Math.sqrt(dx * dx + dy * dy + dz * dz)) * heartRadii[1];
    }

    /** Where vessels and bronchi enter the lung on a side, -1 right, 1 left. */
    double[] hilum(int side) {
        return Vec.of(side * (mediastinum + 6), 8, 118);
    }

    /** Where a ray from a lung's middle at an angle leaves it, plus so many mm; 0 is to the back, positive to the side. */
    double[] outside(int side, double angle, double z, double beyond) {
        double dx = side * Math.sin(angle);
        double dy = Math.cos(angle);
        double r = 110;
        while (r > 4 && lung(side * 60 + dx * r, dy * r, z) < -beyond) {
            r -= 1;
        }
        return Vec.of(side * 60 + dx * r, dy * r, z);
    }

    private static double radius(double u, double v, double power) {
        return Math.pow(Math.pow(Math.abs(u), power) + Math.pow(Math.abs(v), power), 1 / power);
    }
}
