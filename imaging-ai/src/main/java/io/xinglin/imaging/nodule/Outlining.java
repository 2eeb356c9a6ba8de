package io.xinglin.imaging.nodule;

import io.xinglin.imaging.volume.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Outlines a nodule: everything connected that is nearer to it in density than to the lung around it, cut off from vessels by an
 * opening and from the wall by the lungs' surface. Stateless.
 */
final class Outlining {
    private static final double DENSEST = 40;
    private static final double LUNG = -860;

    /** HU from which a part of a nodule hides the vessels in it: solid, not ground glass. */
    private static final double SOLID = -300;

    private Outlining() {}

    /** @param guess mm, about how large it is */
    static Optional<NoduleOutline> of(ChestVolume chest, List<Double> place, double guess) {
        double radius = guess / 2;
        double step = guess < 14 ? 0.5 : guess < 22 ? 0.75 : 1;
        Cube cube = around(chest.volume(), place, Math.max(6, 1.5 * radius + 4), step);
        double[] middle = cube.grid().index(place.get(0), place.get(1), place.get(2));
        double[] away = away(cube, middle);
        double lung = level(cube, away, 1.3 * radius, 1.3 * radius + 4, -1100, -650, LUNG);
        double own = radius < 2.5
                ? level(cube, away, 0, Math.max(0.8, 0.5 * radius), -700, 3000, 0)
                : level(cube, away, 0.45 * radius, 0.75 * radius, lung + 60, 3000, 0);
        double threshold = (Math.min(DENSEST, own) + lung) / 2;
        boolean[] set = new boolean[away.length];
        for (int at = 0; at < set.length; at++) {
            set[at] = cube.values()[at] >= threshold && away[at] <= 1.35 * radius + 2 && within(chest, cube, at);
        }
        boolean[] opened = opened(cube, set, away, Math.max(0.8, Math.min(2.5, 0.4 * radius)));
        return measured(cube, opened);
    }

    private static Cube around(Volume volume, List<Double> place, double half, double step) {
        double[] at = volume.grid().index(place.get(0), place.get(1), place.get(2));
        int[] length = {
            volume.grid().columns(), volume.grid().rows(), volume.grid().slices()
        };
        double[] low = new double[3];
        double[] high = new double[3];
        for (int a = 0; a < 3; a++) {
            low[a] = Math.max(0, at[a] - half / volume.grid().spacing().get(a));
            high[a] = Math.min(
                    length[a] - 1, at[a] + half / volume.grid().spacing().get(a));
        }
        return Cube.cut(volume, step, low, high);
    }

    private static double[] away(Cube cube, double[] middle) {
        double[] away = new double[cube.values().length];
        for (int at = 0; at < away.length; at++) {
            double i = cube.column(at) - middle[0];
            double j = cube.row(at) - middle[1];
            double k = cube.slice(at) - middle[2];
            away[at] = cube.step() * Math.sqrt(i * i + j * j + k * k);
        }
        return away;
    }

    /** Median of the values in a shell that are neither too dark nor too bright. */
    private static double level(
            Cube cube, double[] away, double from, double to, double darkest, double brightest, double otherwise) {
        List<Short> values = new ArrayList<>();
        for (int at = 0; at < away.length; at++) {
            short v = cube.values()[at];
            if (away[at] >= from && away[at] <= to && v > darkest && v < brightest) {
                values.add(v);
            }
        }
        Collections.sort(values);
        return values.isEmpty() ? otherwise : values.get(values.size() / 2);
    }

    private static boolean within(ChestVolume chest, Cube cube, int at) {
        double[] p = cube.grid().patient(cube.column(at), cube.row(at), cube.slice(at));
        return chest.outside(p[0], p[1], p[2]) <= 0.5;
    }

    /** What is left of the part in the middle when everything thinner than a ball is taken off. */
    private static boolean[] opened(Cube cube, boolean[] set, double[] away, double radius) {
        boolean[] outside = new boolean[set.length];
        for (int at = 0; at < set.length; at++) {
            outside[at] = !set[at];
        }
        double voxels = radius / cube.step();
        boolean[] core =
                Distances.within(Distances.squared(outside, cube.columns(), cube.rows(), cube.slices()), voxels, false);
        boolean[] own = nearest(cube, core, away);
        if (own == null) {
            boolean[] whole = nearest(cube, set, away);
            return whole == null ? set : whole;
        }
        boolean[] near = Distances.within(
                Distances.squared(own, cube.columns(), cube.rows(), cube.slices()), voxels + 0.5, true);
        for (int at = 0; at < near.length; at++) {
            near[at] &= set[at];
        }
        return near;
    }

    private static boolean[] nearest(Cube cube, boolean[] set, double[] away) {
        int best = -1;
        for (int at = 0; at < set.length; at++) {
            best = set[at] && (best < 0 || away[at] < away[best]) ? at : best;
        }
        if (best < 0) {
            return null;
        }
        int[] labels = new Parts(set, cube.columns(), cube.rows(), cube.slices()).labels();
        boolean[] out = new boolean[set.length];
        for (int at = 0; at < out.length; at++) {
            out[at] = labels[at] == labels[best];
        }
        return out;
    }

    private static Optional<NoduleOutline> measured(Cube cube, boolean[] set) {
        BitSet inside = new BitSet();
        double[] sum = new double[3];
        for (int at = 0; at < set.length; at++) {
            if (set[at]) {
                inside.set(at);
                sum[0] += cube.column(at);
                sum[1] += cube.row(at);
                sum[2] += cube.slice(at);
            }
        }
        int count = inside.cardinality();
        if (count == 0) {
            return Optional.empty();
        }
        double[] axes = axes(cube, inside);
        double[] centre = cube.grid().patient(sum[0] / count, sum[1] / count, sum[2] / count);
        double step = cube.step();
        return Optional.of(new NoduleOutline(
                cube.grid(),
                inside,
                Arrays.stream(centre).boxed().toList(),
                axes[0],
                axes[1],
                count * step * step * step,
                solid(cube, set)));
    }

    /** mm, on the plane on which there is most of it. */
    private static double[] axes(Cube cube, BitSet inside) {
        int[] areas = new int[cube.slices()];
        inside.stream().forEach(at -> areas[cube.slice(at)]++);
        int largest = 0;
        for (int k = 1; k < areas.length; k++) {
            largest = areas[k] > areas[largest] ? k : largest;
        }
        double[] axes = Axes.of(inside, cube.columns(), cube.rows(), largest);
        return new double[] {axes[0] * cube.step(), axes[1] * cube.step()};
    }

    /** Diameter of the largest dense part, mm. */
    static double solid(Cube cube, boolean[] set) {
        boolean[] dense = new boolean[set.length];
        for (int at = 0; at < set.length; at++) {
            dense[at] = set[at] && cube.values()[at] > SOLID;
        }
        Parts parts = new Parts(dense, cube.columns(), cube.rows(), cube.slices());
        return parts.all().stream()
                .max(Comparator.comparingInt(Parts.Part::size))
                .map(part -> {
                    BitSet own = new BitSet();
                    for (int at = 0; at < set.length; at++) {
                        own.set(at, parts.labels()[at] == part.label());
                    }
                    return Arrays.stream(axes(cube, own)).average().orElseThrow();
                })
                .orElse(0.0);
    }
}
