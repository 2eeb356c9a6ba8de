package io.xinglin.imaging.phantom;

import java.util.List;

/**
 * Density of a simplified head at a point, in Hounsfield units. x to the patient's left, y to the back, both in mm from the
 * middle; z in mm above the skull base.
 */
final class HeadModel {
    private static final double HALF_WIDTH = 74;
    private static final double HALF_LENGTH = 94;
    private static final double WIDEST = 62;
    private static final double HALF_HEIGHT = 100;
    private static final double SCALP = 5;
    private static final double SKULL = 7;

    private final List<Bleed> bleeds;
    private final double height;
    private final double tilt;

    /**
     * @param height mm between the first and the last slice
     * @param variation 0..1, makes one patient differ from the next
     */
    HeadModel(List<Bleed> bleeds, double height, double variation) {
        this.bleeds = List.copyOf(bleeds);
        this.height = height;
        this.tilt = variation * 2 * Math.PI;
    }

    double density(double x, double y, double z) {
        var scale = Math.sqrt(Math.max(0.02, 1 - square((z - WIDEST) / HALF_HEIGHT)));
        var a = HALF_WIDTH * scale;
        var b = HALF_LENGTH * scale;
        var radius = Math.sqrt(square(x / a) + square(y / b));
        // Distance to the skin, mm; exact on the axes, close enough between them.
        var depth = (1 - radius) * Math.hypot(x, y) / Math.max(radius, 1e-6);
        if (Math.hypot(x, y) < 1) {
            depth = a;
        }
        if (depth < 0) {
            return holder(x, y);
        }
        if (depth < SCALP) {
            return depth < 1.5 ? 30 : depth < 3.5 ? -70 : 45;
        }
        var inside = depth - SCALP - SKULL * (0.8 + 0.3 * Math.max(0, y / b));
        if (inside < 0) {
            var diploe = depth > SCALP + 2.2 && inside < -2.2;
            return diploe ? 520 : 1250;
        }
        return intracranial(x, y, z, inside, scale);
    }

    /** The scanner's head rest. */
    private static double holder(double x, double y) {
        var r = Math.hypot(x, y + 10);
        return y > 40 && r > 116 && r < 118.5 ? -150 : -1000;
    }

    private double intracranial(double x, double y, double z, double inside, double scale) {
        if (z < 28) {
            var base = base(x, y, z);
            if (!Double.isNaN(base)) {
                return base;
            }
        }
        var tissue = Double.NaN;
        for (var bleed : bleeds) {
            var blood = blood(bleed, x, y, z, inside, scale);
            tissue = Double.isNaN(tissue) || blood > tissue ? blood : tissue;
        }
        return Double.isNaN(tissue) ? brain(x, y, z, inside, scale) : tissue;
    }

    /** Petrous bone, sphenoid, sinuses and the orbits' bony walls in the lowest slices. */
    private static double base(double x, double y, double z) {
        var side = Math.abs(x);
        var petrous = Math.abs(y - 8 - (side - 30) * -0.6) < 6 + (18 - z) * 0.25 && side > 16 && z < 20;
        if (petrous) {
            return square((side - 42) / 7) + square((y - 4) / 5) < 1 ? -600 : 1100;
        }
        if (y < -42 && side < 22 && z < 16) {
            return side < 2 || y > -46 ? 800 : -850;
        }
        return z < 10 && side < 12 && y > -30 && y < -8 ? 700 : Double.NaN;
    }

    private double brain(double x, double y, double z, double inside, double scale) {
        if (z > 45 && Math.abs(x) < 0.9 && (Math.abs(y) > 45 * scale || z > 105)) {
            return 52;
        }
        if (ventricle(x, y, z)) {
            return 6;
        }
        var folds = inside < 14 ? folds(x, y, z) : 0;
        if (inside < 1.5 + 1.2 * Math.max(0, folds)) {
            return 12;
        }
        var sulcus = inside < 13 && folds > 0.82 - 0.01 * inside;
        if (sulcus) {
            return 16;
        }
        if (inside < 5.5 + 2.5 * folds || deepGrey(x, y, z)) {
            return 37;
        }
        return 29 + 1.2 * Math.sin(0.09 * x + tilt) * Math.cos(0.08 * y);
    }

    /** Gyri and sulci: a wave around the surface, -1..1. */
    private double folds(double x, double y, double z) {
        var angle = Math.atan2(y, x);
        return Math.sin(13 * angle + 0.11 * z + tilt) * Math.cos(5 * angle - 0.17 * z + 2 * tilt);
    }

    private static boolean deepGrey(double x, double y, double z) {
        var side = Math.abs(x);
        var lentiform = z > 48 && z < 84 && square((side - 24) / 7) + square((y - 2) / 17) < 1;
        return lentiform || (z > 50 && z < 80 && square((side - 9) / 7) + square((y - 14) / 11) < 1);
    }

    private static boolean ventricle(double x, double y, double z) {
        var side = Math.abs(x);
        if (z > 66 && z < 98) {
            var bend = 5 + 0.012 * square(y);
            var wide = 4.5 * Math.sqrt(Math.max(0, 1 - square((z - 82) / 16)));
            if (Math.abs(side - bend) < wide && y > -30 && y < 36) {
                return true;
            }
        }
        if (z > 42 && z < 68 && side < 1.8 && y > -8 && y < 20) {
            return true;
        }
        // Cisterns around the brain stem and the fourth ventricle.
        return z > 28 && z < 40 && (Math.abs(Math.hypot(side, y - 2) - 17) < 1.8 || (side < 5 && Math.abs(y - 30) < 4));
    }

    /** Blood density at a point, or NaN where this bleed is not. */
    private double blood(Bleed bleed, double x, double y, double z, double inside, double scale) {
        var side = x * bleed.side().sign();
        var dz = z - bleed.level() * height;
        return switch (bleed.kind()) {
            case INTRAPARENCHYMAL -> {
                var wobble = 1 + 0.12 * Math.sin(3 * Math.atan2(y, side - 26) + 0.2 * z + tilt);
                var r = Math.sqrt(square(side - 26) + square(y - 2) + square(dz * 1.15)) / (bleed.extent() * wobble);
                yield r < 1 ? bleed.hounsfield() : r < 1.3 ? 18 : Double.NaN;
            }
            case INTRAVENTRICULAR ->
                ventricle(x, y, z) && y > 4 && Math.abs(dz) < 4 * bleed.extent() ? bleed.hounsfield() : Double.NaN;
            case SUBARACHNOID -> {
                var near = side > -8 && Math.abs(dz) < 3 * bleed.extent();
                var space = inside < 2.5 || (inside < 14 && folds(x, y, z) > 0.72 - 0.01 * inside);
                yield near && space ? bleed.hounsfield() - 8 : Double.NaN;
            }
            case EPIDURAL -> {
                var across = Math.hypot(y + 8, dz) / (2.6 * bleed.extent());
                var lens = bleed.extent() * (1 - square(across));
                yield side > 20 * scale && across < 1 && inside < lens ? bleed.hounsfield() : Double.NaN;
            }
            case SUBDURAL -> {
                var reach = Math.abs(y) / (66 * scale);
                var crescent = bleed.extent() * (1 - square(reach)) * Math.max(0, 1 - square(dz / 38));
                yield side > 2 && reach < 1 && inside < crescent ? bleed.hounsfield() : Double.NaN;
            }
        };
    }

    private static double square(double v) {
        return v * v;
    }
}
