package io.xinglin.imaging.series;

/**
 * Where a slice belongs in its series.
 *
 * @param along mm towards the head along the slices' normal; NaN when the position is unknown
 */
public record Placement(double along, int instanceNumber, int frame) {
    /** A slice of which only its number is known. */
    public static Placement numbered(int instanceNumber) {
        return new Placement(Double.NaN, instanceNumber, 1);
    }

    boolean known() {
        return !Double.isNaN(along);
    }
}
