package io.xinglin.imaging.nodule;

import io.xinglin.core.imaging.Lesion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of today's lesions is which of an earlier study's. Patients lie elsewhere on the table and breathe otherwise, so first the
 * shift is sought under which most lesions find a partner (the earlier positions taken as a constellation); then each lesion
 * goes to the nearest one left, closest pairs first. Stateless.
 */
final class Constellation {
    /** mm between a lesion and its partner after the shift: breathing moves the base of the lungs by more than a cm. */
    private static final double NEAR = 15;

    /** mm a patient may lie elsewhere; the origin of a scanner's coordinates is its own affair. */
    private static final double FARTHEST = 80;

    private Constellation() {}

    private record Pair(Lesion now, Lesion before, double distance) {}

    /** For each lesion of today that has one its partner, keyed by today's. */
    static Map<Lesion, Lesion> match(List<Lesion> now, List<Lesion> before) {
        double[] shift = shift(now, before);
        List<Pair> pairs = new ArrayList<>();
        for (Lesion n : now) {
            for (Lesion b : before) {
                double distance = distance(n, b, shift);
                if (distance <= NEAR) {
                    pairs.add(new Pair(n, b, distance));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::distance));
        Map<Lesion, Lesion> matched = new HashMap<>();
        Set<Lesion> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (!matched.containsKey(pair.now()) && taken.add(pair.before())) {
                matched.put(pair.now(), pair.before());
            }
        }
        return matched;
    }

    /** The shift from then to now, mm: that of the pair most others agree with; none where no two pairs agree. */
    static double[] shift(List<Lesion> now, List<Lesion> before) {
        double[] best = new double[3];
        double least = cost(now, before, best);
        for (Lesion n : now) {
            for (Lesion b : before) {
                double[] tried = new double[3];
                for (int c = 0; c < 3; c++) {
                    tried[c] = n.centre().get(c) - b.centre().get(c);
                }
                double cost = cost(now, before, tried);
                // One pair alone always agrees with itself: it has to be backed by a second one.
                if (length(tried) <= FARTHEST && cost < least && agreeing(now, before, tried) > 1) {
                    least = cost;
                    best = tried;
                }
            }
        }
        return best;
    }

    private static double cost(List<Lesion> now, List<Lesion> before, double[] shift) {
        double sum = 0;
        for (Lesion b : before) {
            double nearest = NEAR;
            for (Lesion n : now) {
                nearest = Math.min(nearest, distance(n, b, shift));
            }
            sum += nearest;
        }
        return sum;
    }

    private static long agreeing(List<Lesion> now, List<Lesion> before, double[] shift) {
        return before.stream()
                .filter(b -> now.stream().anyMatch(n -> distance(n, b, shift) < NEAR / 2))
                .count();
    }

    private static double distance(Lesion now, Lesion before, double[] shift) {
        double[] between = new double[3];
        for (int c = 0; c < 3; c++) {
            between[c] = now.centre().get(c) - before.centre().get(c) - shift[c];
        }
        return length(between);
    }

    private static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}
