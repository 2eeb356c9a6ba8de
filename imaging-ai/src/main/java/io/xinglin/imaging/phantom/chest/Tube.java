package io.xinglin.imaging.phantom.chest;

/**
 * A straight piece of vessel, bronchus or bone with round ends, its radius changing evenly.
 *
 * @param a where it begins, mm
 * @param b where it ends
 * @param ra outer radius at the beginning, mm
 * @param rb at the end
 * @param hounsfield of what is inside
 * @param wall mm of another material around it, part of the radius; 0 for none
 * @param wallHounsfield of that
 */
record Tube(double[] a, double[] b, double ra, double rb, double hounsfield, double wall, double wallHounsfield) {
    static Tube solid(double[] a, double[] b, double ra, double rb, double hounsfield) {
        return new Tube(a, b, ra, rb, hounsfield, 0, 0);
    }

    double reach() {
        return Math.max(ra, rb) + 1.5;
    }

    double lowest() {
        return Math.min(a[2], b[2]) - reach();
    }

    double highest() {
        return Math.max(a[2], b[2]) + reach();
    }

    /** mm outside its surface, negative within. */
    double distance(double x, double y, double z) {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double dz = b[2] - a[2];
        double px = x - a[0];
        double py = y - a[1];
        double pz = z - a[2];
        double t = (px * dx + py * dy + pz * dz) / Math.max(1e-9, dx * dx + dy * dy + dz * dz);
        t = Math.max(0, Math.min(1, t));
        px -= t * dx;
        py -= t * dy;
        pz -= t * dz;
        return Math.sqrt(px * px + py * py + pz * pz) - (ra + t * (rb - ra));
    }

    Tube moved(double[] by) {
        return new Tube(Vec.plus(a, by, 1), Vec.plus(b, by, 1), ra, rb, hounsfield, wall, wallHounsfield);
    }
}
