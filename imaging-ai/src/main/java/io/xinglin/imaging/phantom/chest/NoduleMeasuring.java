package io.xinglin.imaging.phantom.chest;

import java.util.ArrayList;
import java.util.List;

/** Measures a made nodule by counting points of a fine grid: the truth a detector is held against. Stateless. */
final class NoduleMeasuring {
    private static final int STEPS = 56;

    private NoduleMeasuring() {}

    /** @param growth factor on its radius */
    static NoduleTruth measure(int number, NoduleBody nodule, ChestShape shape, double growth, double[] moved) {
        double reach = nodule.reach() * growth;
        double step = 2 * reach / STEPS;
        double[] sum = new double[3];
        int count = 0;
        List<double[]> largest = List.of();
        for (int k = 0; k < STEPS; k++) {
            List<double[]> plane = new ArrayList<>();
            double z = nodule.centre()[2] - reach + (k + 0.5) * step;
            for (int j = 0; j < STEPS; j++) {
                double y = nodule.centre()[1] - reach + (j + 0.5) * step;
                for (int i = 0; i < STEPS; i++) {
                    double x = nodule.centre()[0] - reach + (i + 0.5) * step;
                    if (nodule.distance(x, y, z, growth) < 0 && shape.lung(x, y, z) > 0) {
                        plane.add(Vec.of(x, y, z));
                        sum = Vec.plus(sum, Vec.of(x, y, z), 1);
                        count++;
                    }
                }
            }
            largest = plane.size() > largest.size() ? plane : largest;
        }
        double[] centre = count == 0 ? nodule.centre() : Vec.of(sum[0] / count, sum[1] / count, sum[2] / count);
        double[] there = Vec.plus(centre, moved, 1);
        return new NoduleTruth(
                number,
                nodule.kind(),
                List.of(there[0], there[1], there[2]),
                meanAxis(largest, step),
                count * step * step * step);
    }

    /** Mean of the longest extent of a plane's points and the extent across it. */
    private static double meanAxis(List<double[]> points, double step) {
        double best = 0;
        double across = 0;
        for (int degree = 0; degree < 180; degree += 3) {
            double extent = extent(points, Math.toRadians(degree));
            if (extent > best) {
                best = extent;
                across = extent(points, Math.toRadians(degree + 90));
            }
        }
        return (best + across) / 2 + (points.isEmpty() ? 0 : step);
    }

    private static double extent(List<double[]> points, double angle) {
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (double[] p : points) {
            double along = p[0] * cosine + p[1] * sine;
            low = Math.min(low, along);
            high = Math.max(high, along);
        }
        return points.isEmpty() ? 0 : high - low;
    }
}
