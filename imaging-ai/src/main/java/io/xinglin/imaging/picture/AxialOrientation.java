package io.xinglin.imaging.picture;

import java.util.Optional;

/**
 * How a stored axial picture becomes the one radiologists look at: patient's right on the left, front on top (PS3.3
 * C.7.6.2.1.1: x grows to the patient's left, y to the back, z to the head).
 *
 * @param transposed rows and columns are exchanged, before mirroring
 * @param columnsMirrored left to right
 * @param rowsMirrored top to bottom
 */
public record AxialOrientation(boolean transposed, boolean columnsMirrored, boolean rowsMirrored) {
    /** Stored as looked at. */
    public static final AxialOrientation STANDARD = new AxialOrientation(false, false, false);

    /** A plane tilted further than this (about 53 degrees) is no axial one; gantries tilt up to 30. */
    private static final double LEAST_NORMAL_Z = 0.6;

    /**
     * The orientation of a plane.
     *
     * @param cosines direction cosines of row and column (0020,0037)
     * @return empty when the plane is not axial
     */
    public static Optional<AxialOrientation> of(double[] cosines) {
        if (Math.abs(normal(cosines)[2]) < LEAST_NORMAL_Z) {
            return Optional.empty();
        }
        boolean transposed = Math.abs(cosines[0]) < Math.abs(cosines[1]);
        double across = transposed ? cosines[3] : cosines[0];
        double down = transposed ? cosines[1] : cosines[4];
        return Optional.of(new AxialOrientation(transposed, across < 0, down < 0));
    }

    /** The unit normal of the plane, pointing to the head. */
    public static double[] upwardNormal(double[] cosines) {
        double[] n = normal(cosines);
        return n[2] < 0 ? new double[] {-n[0], -n[1], -n[2]} : n;
    }

    private static double[] normal(double[] c) {
        return new double[] {
            c[1] * c[5] - c[2] * c[4], c[2] * c[3] - c[0] * c[5], c[0] * c[4] - c[1] * c[3],
        };
    }

    /** From as stored to as looked at. */
    public Picture toStandard(Picture stored) {
        return (transposed ? stored.transposed() : stored).mirrored(columnsMirrored, rowsMirrored);
    }

    /** From as looked at to as stored. */
    public Picture toStored(Picture standard) {
        Picture unmirrored = standard.mirrored(columnsMirrored, rowsMirrored);
        return transposed ? unmirrored.transposed() : unmirrored;
    }
}
