package io.xinglin.imaging.phantom.chest;

/** A smooth function of space, looked up between the points of a grid of 4 mm. Immutable. */
final class CoarseField {
    private static final double STEP = 4;
    private static final double HALF = 200;
    private static final double LOWEST = -40;
    private static final int SIDE = (int) (2 * HALF / STEP) + 1;
    private static final int TALL = (int) (360 / STEP) + 1;

    private final float[] values = new float[SIDE * SIDE * TALL];

    /** A function of x, y and z. */
    @FunctionalInterface
    interface Field {
        double at(double x, double y, double z);
    }

    CoarseField(Field field) {
        int at = 0;
        for (int k = 0; k < TALL; k++) {
            for (int j = 0; j < SIDE; j++) {
                for (int i = 0; i < SIDE; i++) {
                    values[at++] = (float) field.at(i * STEP - HALF, j * STEP - HALF, LOWEST + k * STEP);
                }
            }
        }
    }

    double at(double x, double y, double z) {
        double u = Math.max(0, Math.min(SIDE - 1.001, (x + HALF) / STEP));
        double v = Math.max(0, Math.min(SIDE - 1.001, (y + HALF) / STEP));
        double w = Math.max(0, Math.min(TALL - 1.001, (z - LOWEST) / STEP));
        int i = (int) u;
        int j = (int) v;
        int k = (int) w;
        int at = (k * SIDE + j) * SIDE + i;
        double low = plane(at, u - i, v - j);
        double high = plane(at + SIDE * SIDE, u - i, v - j);
        return low + (w - k) * (high - low);
    }

    private double plane(int at, double u, double v) {
        double front = values[at] + u * (values[at + 1] - values[at]);
        double back = values[at + SIDE] + u * (values[at + SIDE + 1] - values[at + SIDE]);
        return front + v * (back - front);
    }
}
