package io.xinglin.core.imaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rings with holes as rings without: each hole is joined to the ring around it by a channel without width, there and back
 * ("keyhole", PS3.3 C.8.8.6.3). Stateless.
 */
public final class Keyholes {
    private Keyholes() {}

    /**
     * @param rings of one mask, as {@link MaskRings} gives them
     * @return one ring for each part of the mask
     */
    public static List<Ring> join(List<Ring> rings) {
        List<Ring> joined =
                new ArrayList<>(rings.stream().filter(ring -> ring.area() > 0).toList());
        rings.stream()
                .filter(ring -> ring.area() < 0)
                .sorted(Comparator.comparingDouble(Keyholes::left))
                .forEach(hole -> cut(joined, hole));
        return joined;
    }

    private static double left(Ring ring) {
        double left = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ring.size(); i++) {
            left = Math.min(left, ring.x(i));
        }
        return left;
    }

    /** A point on an upright piece of a ring: on the way from point {@code after} to the next. */
    private record Place(int ring, int after, double x, double y) {}

    /**
     * From the hole's leftmost edge to the left, through the part, up to the first line: of the part, or of a hole that was
     * joined before, for it lies further left.
     */
    private static void cut(List<Ring> joined, Ring hole) {
        Place from = leftmost(hole);
        Place to = null;
        for (int i = 0; i < joined.size(); i++) {
            to = nearer(to, hit(joined.get(i), i, from));
        }
        if (to == null) {
            throw new IllegalArgumentException("a hole without a ring around it");
        }
        joined.set(to.ring(), channel(joined.get(to.ring()), to, hole, from));
    }

    private static Place leftmost(Ring hole) {
        double left = left(hole);
        for (int i = 0; i < hole.size(); i++) {
            int next = (i + 1) % hole.size();
            if (hole.x(i) == left && hole.x(next) == left) {
                double up = Math.min(hole.y(i), hole.y(next));
                return new Place(0, i, left, up + 0.5);
            }
        }
        throw new IllegalArgumentException("no ring of pixels' edges");
    }

    private static Place hit(Ring ring, int number, Place from) {
        Place nearest = null;
        for (int i = 0; i < ring.size(); i++) {
            int next = (i + 1) % ring.size();
            double up = Math.min(ring.y(i), ring.y(next));
            double low = Math.max(ring.y(i), ring.y(next));
            if (ring.x(i) == ring.x(next) && ring.x(i) < from.x() && up <= from.y() && from.y() <= low && up < low) {
                nearest = nearer(nearest, new Place(number, i, ring.x(i), from.y()));
            }
        }
        return nearest;
    }

    private static Place nearer(Place one, Place other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.x() > one.x() ? other : one;
    }

    private static Ring channel(Ring ring, Place to, Ring hole, Place from) {
        double[] points = new double[2 * (ring.size() + hole.size() + 4)];
        int at = copy(ring, 0, to.after() + 1, points, 0);
        at = put(points, at, to.x(), to.y());
        at = put(points, at, from.x(), from.y());
        at = copy(hole, from.after() + 1, hole.size(), points, at);
        at = copy(hole, 0, from.after() + 1, points, at);
        at = put(points, at, from.x(), from.y());
        at = put(points, at, to.x(), to.y());
        copy(ring, to.after() + 1, ring.size(), points, at);
        return new Ring(points);
    }

    private static int copy(Ring ring, int begin, int end, double[] points, int at) {
        System.arraycopy(ring.points(), 2 * begin, points, at, 2 * (end - begin));
        return at + 2 * (end - begin);
    }

    private static int put(double[] points, int at, double x, double y) {
        points[at] = x;
        points[at + 1] = y;
        return at + 2;
    }
}
