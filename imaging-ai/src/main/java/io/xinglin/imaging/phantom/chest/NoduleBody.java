package io.xinglin.imaging.phantom.chest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form and the density of one made nodule. Immutable. */
final class NoduleBody {
    private static final int LOBES = 5;
    private static final double LUNG = -860;

    private final NoduleKind kind;
    private final double[] centre;
    private final double radius;
    private final double[] axes;
    private final double[][] lobes = new double[LOBES][];
    private final double[] heights = new double[LOBES];
    private final double density;
    private final double grain;
    private final double softness;
    private final double core;
    private final Ripple texture;
    private final Optional<NoduleTexture> real;
    private final double turn;
    private final List<Tube> spicules = new ArrayList<>();

    NoduleBody(NoduleKind kind, double[] centre, double radius, Dice dice) {
        this(kind, centre, radius, dice, Optional.empty(), 0);
    }

    /**
     * @param real painted in place of a pattern by formula
     * @param turn of it about the body's long axis, radians
     */
    NoduleBody(NoduleKind kind, double[] centre, double radius, Dice dice, Optional<NoduleTexture> real, double turn) {
        this.real = real;
        this.turn = turn;
        this.kind = kind;
        this.centre = centre.clone();
        this.radius = radius;
        axes = Vec.of(dice.between(0.88, 1.12), dice.between(0.88, 1.12), dice.between(0.88, 1.12));
        for (int i = 0; i < LOBES; i++) {
            lobes[i] = dice.direction();
            heights[i] = dice.between(-0.07, 0.07) * (radius > 3 ? 1 : 0.5);
        }
        boolean hazy = kind == NoduleKind.GROUND_GLASS || kind == NoduleKind.PART_SOLID;
        boolean calcified = kind == NoduleKind.SOLID && dice.chance(0.15);
        density = hazy ? dice.between(-700, -480) : calcified ? dice.between(150, 400) : dice.between(-40, 70);
        grain = hazy ? dice.between(20, 60) : dice.between(5, 40);
        softness = hazy ? dice.between(0.5, 1.5) : dice.between(0.1, 0.5);
        core = dice.between(0.35, 0.6);
        texture = new Ripple(dice, Math.max(2, radius * dice.between(0.5, 1.2)));
        double spikes = kind == NoduleKind.SPICULATED ? dice.between(9, 18) : 0;
        for (int i = 0; i < spikes; i++) {
            double[] out = dice.direction();
            double length = radius * dice.between(1.25, 1.8);
            double thick = Math.min(1.2, 0.12 * radius + 0.2);
            spicules.add(Tube.solid(
                    Vec.plus(centre, out, radius * 0.6), Vec.plus(centre, out, length), thick, 0.25, density - 40));
        }
    }

    NoduleKind kind() {
        return kind;
    }

    double[] centre() {
        return centre.clone();
    }

    /** mm around the centre beyond which nothing of it is. */
    double reach() {
        return radius * 1.45 + 2;
    }

    List<Tube> spicules() {
        return spicules;
    }

    /** mm outside its surface, negative within; {@code growth} is the factor on its radius. */
    double distance(double x, double y, double z, double growth) {
        double dx = (x - centre[0]) / axes[0];
        double dy = (y - centre[1]) / axes[1];
        double dz = (z - centre[2]) / axes[2];
        double r = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double edge = radius * growth;
        for (int i = 0; i < LOBES; i++) {
            double cosine = (dx * lobes[i][0] + dy * lobes[i][1] + dz * lobes[i][2]) / Math.max(1e-6, r);
            edge += radius * growth * heights[i] * cosine * cosine * cosine;
        }
        return r - edge;
    }

    /** How much of a voxel {@code distance} mm outside its surface belongs to it, 0..1. */
    double share(double distance, double voxel) {
        return Math.max(0, Math.min(1, 0.5 - distance / (voxel + softness)));
    }

    double hounsfield(double x, double y, double z, double distance, double growth) {
        double own = density + real.map(r -> painted(r, x, y, z, growth)).orElseGet(() -> grain * texture.at(x, y, z));
        if (kind != NoduleKind.PART_SOLID) {
            return own;
        }
        double depth = -distance - radius * growth * (1 - core);
        double solid = Math.max(0, Math.min(1, 0.5 + depth));
        return own + solid * (20 - own);
    }

    /** The real nodule's variation, stretched to this one's size and to its contrast with the lung. */
    private double painted(NoduleTexture pattern, double x, double y, double z, double growth) {
        double u = (x - centre[0]) / (radius * growth);
        double v = (y - centre[1]) / (radius * growth);
        double w = (z - centre[2]) / (radius * growth);
        double across = Math.cos(turn) * u - Math.sin(turn) * v;
        double down = Math.sin(turn) * u + Math.cos(turn) * v;
        return pattern.at(across, down, w) * (density - LUNG);
    }
}
