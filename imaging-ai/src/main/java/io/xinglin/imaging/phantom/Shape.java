package io.xinglin.imaging.phantom;

/** Shapes of the phantoms' anatomy. Stateless. */
final class Shape {
    private Shape() {}

    /** Below 1 inside an ellipsoid, 1 on its surface: the square of the distance in shares of the half axes. */
    static double ellipsoid(double dx, double dy, double dz, double ax, double ay, double az) {
        return square(dx / ax) + square(dy / ay) + square(dz / az);
    }

    /** The same for an ellipse. */
    static double ellipse(double dx, double dy, double ax, double ay) {
        return square(dx / ax) + square(dy / ay);
    }

    /** From 0 to 1 about {@code middle}, over about four times {@code width}. */
    static double step(double value, double middle, double width) {
        return 1 / (1 + Math.exp(-(value - middle) / width));
    }

    /** Distance of a point from the line between two others. */
    static double fromLine(double[] p, double[] a, double[] b) {
        double along = 0;
        double length = 0;
        for (int c = 0; c < 3; c++) {
            along += (p[c] - a[c]) * (b[c] - a[c]);
            length += square(b[c] - a[c]);
        }
        double share = Math.max(0, Math.min(1, along / length));
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += square(p[c] - a[c] - share * (b[c] - a[c]));
        }
        return Math.sqrt(sum);
    }

    static double square(double v) {
        return v * v;
    }
}
