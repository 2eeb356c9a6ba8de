package io.xinglin.imaging.nodule;

/** Curvature of smoothed voxels. Immutable. */
final class Hills {
    private final float[] v;
    private final int row;
    private final int plane;
    private final double scale;

    /** @param smooth already blurred by {@code sigma} mm; not copied */
    Hills(float[] smooth, Cube cube, double sigma) {
        this.v = smooth;
        this.row = cube.columns();
        this.plane = cube.columns() * cube.rows();
        this.scale = sigma * sigma / (cube.step() * cube.step());
    }

    private int at(int i, int j, int k) {
        return k * plane + j * row + i;
    }

    private double response(int at) {
        double around = (double) v[at - 1] + v[at + 1] + v[at - row] + v[at + row] + v[at - plane] + v[at + plane];
        return scale * (6.0 * v[at] - around);
    }

    /** Minus the Laplacian times sigma squared, HU. */
    double response(int i, int j, int k) {
        return response(at(i, j, k));
    }

    /** No neighbour of the 26 answers more. */
    boolean peak(int i, int j, int k, double response) {
        for (int c = -1; c <= 1; c++) {
            for (int b = -1; b <= 1; b++) {
                for (int a = -1; a <= 1; a++) {
                    if ((a != 0 || b != 0 || c != 0) && response(at(i + a, j + b, k + c)) > response) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Smallest by largest downward curvature: 1 for a ball, 0 for a straight vessel, below 0 where it does not fall off. */
    double roundness(int i, int j, int k) {
        int at = at(i, j, k);
        double xx = v[at - 1] - 2.0 * v[at] + v[at + 1];
        double yy = v[at - row] - 2.0 * v[at] + v[at + row];
        double zz = v[at - plane] - 2.0 * v[at] + v[at + plane];
        double xy = mixed(at, 1, row);
        double xz = mixed(at, 1, plane);
        double yz = mixed(at, row, plane);
        double[] e = eigenvalues(xx, yy, zz, xy, xz, yz);
        return e[0] < 0 ? e[2] / e[0] : -1;
    }

    private double mixed(int at, int a, int b) {
        return (v[at + a + b] - (double) v[at + a - b] - v[at - a + b] + v[at - a - b]) / 4;
    }

    /** Of a symmetric matrix, smallest first (Smith O., Commun ACM 1961; 4: 168). */
    static double[] eigenvalues(double xx, double yy, double zz, double xy, double xz, double yz) {
        double mean = (xx + yy + zz) / 3;
        double off = xy * xy + xz * xz + yz * yz;
        double p = Math.sqrt(
                ((xx - mean) * (xx - mean) + (yy - mean) * (yy - mean) + (zz - mean) * (zz - mean) + 2 * off) / 6);
        if (p < 1e-12) {
            return new double[] {mean, mean, mean};
        }
        double a = (xx - mean) / p;
        double b = (yy - mean) / p;
        double c = (zz - mean) / p;
        double d = xy / p;
        double e = xz / p;
        double f = yz / p;
        double half = (a * (b * c - f * f) - d * (d * c - f * e) + e * (d * f - b * e)) / 2;
        double angle = Math.acos(Math.max(-1, Math.min(1, half))) / 3;
        double high = mean + 2 * p * Math.cos(angle);
        double low = mean + 2 * p * Math.cos(angle + 2 * Math.PI / 3);
        return new double[] {low, 3 * mean - high - low, high};
    }
}
