package io.xinglin.imaging.volume;

import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.pixel.Slice;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * One stored frame of a stack and where its pixels lie in the patient (PS3.3 C.7.6.2.1.1).
 *
 * @param frame 1-based
 * @param instanceNumber (0020,0013); 0 when absent
 * @param spacing mm between rows, mm between columns
 * @param position x, y, z in mm of the centre of the first pixel (LPS)
 * @param orientation unit vectors along a row and along a column, six values
 */
public record StackPlane(
        Path file,
        DicomUid sopClassUid,
        DicomUid sopInstanceUid,
        int frame,
        int instanceNumber,
        int rows,
        int columns,
        List<Double> spacing,
        List<Double> position,
        List<Double> orientation) {
    public StackPlane {
        Objects.requireNonNull(sopClassUid, "sopClassUid");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        spacing = List.copyOf(spacing);
        position = List.copyOf(position);
        orientation = List.copyOf(orientation);
        if (spacing.size() != 2 || position.size() != 3 || orientation.size() != 6) {
            throw new IllegalArgumentException("a plane has two spacings, a position and two directions");
        }
    }

    static StackPlane of(Path file, Slice slice) {
        return new StackPlane(
                file,
                slice.sopClassUid(),
                slice.sopInstanceUid(),
                slice.frame(),
                slice.instanceNumber(),
                slice.rows(),
                slice.columns(),
                list(slice.spacing()),
                list(slice.position()),
                list(slice.orientation()));
    }

    private static List<Double> list(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    /** The unit normal, towards the side on which the head, the front or the left lies (the largest of its parts is positive). */
    double[] normal() {
        var c = orientation;
        double[] n = {
            c.get(1) * c.get(5) - c.get(2) * c.get(4),
            c.get(2) * c.get(3) - c.get(0) * c.get(5),
            c.get(0) * c.get(4) - c.get(1) * c.get(3)
        };
        int largest = 2;
        for (int a = 0; a < 2; a++) {
            largest = Math.abs(n[a]) > Math.abs(n[largest]) + 1e-9 ? a : largest;
        }
        double sign = n[largest] < 0 ? -1 : 1;
        return new double[] {sign * n[0], sign * n[1], sign * n[2]};
    }

    /** mm of the plane along a direction. */
    double along(double[] direction) {
        return direction[0] * position.get(0) + direction[1] * position.get(1) + direction[2] * position.get(2);
    }

    /** Where a pixel lies, x, y, z in mm; between two pixels allowed. */
    public double[] patient(double column, double row) {
        double[] at = new double[3];
        for (int c = 0; c < 3; c++) {
            at[c] = position.get(c)
                    + column * spacing.get(1) * orientation.get(c)
                    + row * spacing.get(0) * orientation.get(3 + c);
        }
        return at;
    }

    /** How people find it. */
    String name() {
        return (instanceNumber > 0 ? "#" + instanceNumber : sopInstanceUid.value()) + (frame > 1 ? "/" + frame : "");
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "StackPlane[" + sopInstanceUid + " frame " + frame + "]";
    }
}
