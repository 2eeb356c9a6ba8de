package io.xinglin.imaging.phantom.chest;

/** Places and directions of three numbers. Stateless. */
final class Vec {
    private Vec() {}

    static double[] of(double x, double y, double z) {
        return new double[] {x, y, z};
    }

    /** {@code a + factor * b}. */
    static double[] plus(double[] a, double[] b, double factor) {
        return of(a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]);
    }

    static double[] minus(double[] a, double[] b) {
        return plus(a, b, -1);
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    static double[] unit(double[] a) {
        double length = Math.max(1e-12, length(a));
        return of(a[0] / length, a[1] / length, a[2] / length);
    }

    static double[] cross(double[] a, double[] b) {
        return of(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
    }

    /** A direction at right angles, turned about {@code axis} by {@code angle}. */
    static double[] across(double[] axis, double angle) {
        double[] other = Math.abs(axis[0]) < 0.8 ? of(1, 0, 0) : of(0, 1, 0);
        double[] u = unit(cross(axis, other));
        double[] v = cross(axis, u);
        return plus(of(u[0] * Math.cos(angle), u[1] * Math.cos(angle), u[2] * Math.cos(angle)), v, Math.sin(angle));
    }
}
