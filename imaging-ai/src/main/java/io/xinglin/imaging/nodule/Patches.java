package io.xinglin.imaging.nodule;

/**
 * What the network sees of a candidate: two cubes of {@value #SIDE} voxels around it, at 1 mm and at 2 mm, HU from -1000 to 400
 * as 0 to 255. Training takes the same bytes.
 */
public final class Patches {
    public static final int SIDE = 24;
    public static final int SCALES = 2;
    public static final int LENGTH = SCALES * SIDE * SIDE * SIDE;

    private static final int DARKEST = -1000;
    private static final int RANGE = 1400;

    private Patches() {}

    /** {@code [2][slice][row][column]}; the candidate lies between the middle voxels. */
    public static byte[] cut(ChestVolume chest, Candidate candidate) {
        Cube fine = chest.fine();
        double[] at = fine.grid()
                .index(
                        candidate.centre().get(0),
                        candidate.centre().get(1),
                        candidate.centre().get(2));
        int i = (int) Math.round(at[0]);
        int j = (int) Math.round(at[1]);
        int k = (int) Math.round(at[2]);
        byte[] out = new byte[LENGTH];
        int to = 0;
        for (int c = -SIDE / 2; c < SIDE / 2; c++) {
            for (int b = -SIDE / 2; b < SIDE / 2; b++) {
                for (int a = -SIDE / 2; a < SIDE / 2; a++) {
                    out[to] = level(fine.at(i + a, j + b, k + c));
                    out[to + LENGTH / 2] = level(mean(fine, i + 2 * a, j + 2 * b, k + 2 * c));
                    to++;
                }
            }
        }
        return out;
    }

    private static int mean(Cube fine, int i, int j, int k) {
        int sum = 0;
        for (int n = 0; n < 8; n++) {
            sum += fine.at(i + (n & 1), j + (n >> 1 & 1), k + (n >> 2));
        }
        return sum / 8;
    }

    private static byte level(int hounsfield) {
        int v = (hounsfield - DARKEST) * 255 / RANGE;
        return (byte) Math.max(0, Math.min(255, v));
    }
}
