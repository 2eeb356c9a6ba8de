package io.xinglin.imaging.phantom.chest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts nodules into a chest: free in the lung, at the pleura, at a vessel; never two at one place. Stateless. */
final class NodulePlacing {
    private static final int TRIES = 4000;
    private static final double APART = 8;

    private NodulePlacing() {}

    /** @param textures one of them is painted on each nodule; none: patterns by formula */
    static List<NoduleBody> place(
            ChestShape shape, List<Tube> vessels, int count, Dice dice, List<NoduleTexture> textures) {
        List<NoduleBody> placed = new ArrayList<>();
        NoduleKind[] kinds = NoduleKind.values();
        for (int i = 0; i < count; i++) {
            NoduleKind kind = dice.chance(0.3) ? NoduleKind.SOLID : kinds[dice.below(kinds.length)];
            double radius = radius(kind, dice);
            place(shape, vessels, kind, radius, placed, dice)
                    .ifPresent(centre -> placed.add(body(kind, centre, radius, dice.seed(), textures)));
        }
        return placed;
    }

    private static NoduleBody body(
            NoduleKind kind, double[] centre, double radius, long seed, List<NoduleTexture> textures) {
        if (textures.isEmpty()) {
            return new NoduleBody(kind, centre, radius, new Dice(seed));
        }
        // Numbers of its own: with and without textures a chest has the same nodules at the same places.
        Dice own = new Dice(seed + 1);
        NoduleTexture texture = textures.get(own.below(textures.size()));
        return new NoduleBody(kind, centre, radius, new Dice(seed), Optional.of(texture), own.between(0, 2 * Math.PI));
    }

    /** Half of them below 10 mm, three tenths to 20, the others to 30; what is hazy or spiculated is rarely tiny. */
    private static double radius(NoduleKind kind, Dice dice) {
        double least = kind == NoduleKind.SOLID || kind == NoduleKind.JUXTA_VASCULAR || kind == NoduleKind.JUXTA_PLEURAL
                ? 3.2
                : 5;
        double which = dice.between(0, 1);
        double diameter =
                which < 0.5 ? dice.between(least, 10) : which < 0.8 ? dice.between(10, 20) : dice.between(20, 30);
        return diameter / 2;
    }

    private static Optional<double[]> place(
            ChestShape shape, List<Tube> vessels, NoduleKind kind, double radius, List<NoduleBody> placed, Dice dice) {
        for (int i = 0; i < TRIES; i++) {
            double[] at = kind == NoduleKind.JUXTA_VASCULAR
                    ? beside(vessels, radius, dice)
                    : Vec.of(dice.between(-140, 140), dice.between(-90, 100), dice.between(15, 230));
            double depth = shape.lung(at[0], at[1], at[2]);
            boolean fits = kind == NoduleKind.JUXTA_PLEURAL
                    ? depth > radius * 0.25 && depth < radius * 0.85
                    : depth > radius * 1.25 + 1.5;
            if (fits
                    && placed.stream().allMatch(n -> Vec.length(Vec.minus(n.centre(), at)) > n.reach() + radius + APART)
                    && clear(vessels, at, radius, kind)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static double[] beside(List<Tube> vessels, double radius, Dice dice) {
        Tube tube = vessels.get(dice.below(vessels.size()));
        double[] along = Vec.unit(Vec.minus(tube.b(), tube.a()));
        return Vec.plus(tube.a(), Vec.across(along, dice.between(0, 6.28)), radius * 0.7 + tube.ra());
    }

    /** Not inside a vessel or a bronchus that is thick for it. */
    private static boolean clear(List<Tube> vessels, double[] at, double radius, NoduleKind kind) {
        double allowed = kind == NoduleKind.JUXTA_VASCULAR ? 0.6 * radius : 0.25 * radius;
        double gap = kind == NoduleKind.JUXTA_VASCULAR ? 0 : 0.7 * radius;
        return vessels.stream()
                .filter(v -> Math.max(v.ra(), v.rb()) > allowed)
                .allMatch(v -> v.distance(at[0], at[1], at[2]) > gap);
    }
}
