package io.xinglin.imaging.phantom.chest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One made patient: surfaces, tubes, nodules, and what a point in it weighs. Immutable. */
final class Chest {
    private final ChestShape shape;
    private final List<Tube> tubes;
    private final List<NoduleBody> nodules;
    private final double fat;
    private final double air;
    private final CoarseField lungTexture;
    private final CoarseField softTexture;
    private final double emphysema;
    private final CoarseField holes;

    /** @param textures of real nodules to be painted on the made ones; none: patterns by formula */
    Chest(long seed, int count, List<NoduleTexture> textures) {
        Dice dice = new Dice(seed);
        shape = new ChestShape(dice);
        fat = dice.between(6, 26);
        air = dice.between(-890, -820);
        lungTexture = new CoarseField(new Ripple(dice, 25)::at);
        softTexture = new CoarseField(new Ripple(dice, 16)::at);
        emphysema = dice.chance(0.25) ? dice.between(0.8, 1.5) : 9;
        holes = new CoarseField(new Ripple(dice, 18)::at);
        List<Tube> all = new ArrayList<>(Skeleton.of(shape, dice));
        List<Tube> trees = new ArrayList<>();
        new Branching(shape, dice, trees).grow();
        // Airways first, so that the arteries beside them are not hollowed out.
        trees.sort(Comparator.comparingInt(t -> t.wall() > 0 ? 0 : 1));
        all.addAll(trees);
        scars(all, dice);
        List<Tube> vessels = trees.stream().filter(t -> t.ra() > 0.5).toList();
        nodules = NodulePlacing.place(shape, vessels, count, new Dice(dice.seed()), textures);
        nodules.forEach(nodule -> all.addAll(nodule.spicules()));
        tubes = List.copyOf(all);
    }

    /** Thin bands that are no nodules. */
    private void scars(List<Tube> all, Dice dice) {
        int count = dice.below(5);
        for (int i = 0; i < count; i++) {
            double[] a = Vec.of(dice.between(-120, 120), dice.between(-70, 80), dice.between(20, 210));
            double[] b = Vec.plus(a, dice.direction(), dice.between(12, 35));
            if (shape.lung(a[0], a[1], a[2]) > 0 && shape.lung(b[0], b[1], b[2]) > 0) {
                all.add(Tube.solid(a, b, dice.between(0.5, 1.3), dice.between(0.4, 1), dice.between(-300, 20)));
            }
        }
    }

    ChestShape shape() {
        return shape;
    }

    List<Tube> tubes() {
        return tubes;
    }

    List<NoduleBody> nodules() {
        return nodules;
    }

    /** HU of what surrounds tubes and nodules; depths as {@link ChestShape} gives them. */
    double background(double x, double y, double z, double body, double lung, double heart, double voxel) {
        if (body < 0) {
            return y > 135 && y < 145 && Math.abs(x) < 210 ? -750 : -1000;
        }
        double inside = Math.max(0, Math.min(1, 0.5 + lung / voxel));
        double outside = inside < 1 ? tissue(x, y, z, body, heart, lung) : 0;
        return inside > 0 ? outside + inside * (parenchyma(x, y, z) - outside) : outside;
    }

    private double parenchyma(double x, double y, double z) {
        double hole = emphysema < 5 && holes.at(x, y, z) > emphysema ? -90 : 0;
        return Math.max(-1000, air + 0.35 * y + 18 * lungTexture.at(x, y, z) + hole);
    }

    private double tissue(double x, double y, double z, double body, double heart, double lung) {
        double marbling = 12 * softTexture.at(x, y, z);
        if (body < 2) {
            return 20;
        }
        if (body < fat) {
            return -100 + marbling;
        }
        if (heart > 0) {
            return 42 + 0.3 * marbling;
        }
        boolean between = Math.abs(x) < 34 && y < 60 && lung < -3;
        return between && softTexture.at(x, y, z) > 0.2 ? -80 + marbling : 45 + marbling;
    }
}
