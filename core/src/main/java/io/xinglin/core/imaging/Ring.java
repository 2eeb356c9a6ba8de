package io.xinglin.core.imaging;

import java.util.Arrays;

/**
 * A closed line on a stored picture, in pixels: 0, 0 is the top left corner of the top left pixel, as in {@link Box}. The
 * last point is not the first once more.
 *
 * @param points column and row of each point in turn
 */
public record Ring(double[] points) {
    public Ring {
        points = points.clone();
        if (points.length < 6 || points.length % 2 != 0) {
            throw new IllegalArgumentException("a ring has three points at least");
        }
    }

    public static Ring around(Box box) {
        return new Ring(new double[] {
            box.left(), box.top(), box.right(), box.top(), box.right(), box.bottom(), box.left(), box.bottom()
        });
    }

    public int size() {
        return points.length / 2;
    }

    public double x(int point) {
        return points[2 * point];
    }

    public double y(int point) {
        return points[2 * point + 1];
    }

    /** Area inside in square pixels; below zero for a ring around a hole. */
    public double area() {
        double twice = 0;
        for (int i = 0; i < size(); i++) {
            int next = (i + 1) % size();
            twice += x(i) * y(next) - x(next) * y(i);
        }
        return twice / 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ring ring && Arrays.equals(ring.points, points);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(points);
    }

    @Override
    public String toString() {
        return "Ring[" + size() + " points]";
    }
}
