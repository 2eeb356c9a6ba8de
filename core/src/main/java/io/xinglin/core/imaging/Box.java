package io.xinglin.core.imaging;

/**
 * A rectangle on a stored picture, in pixels: 0, 0 is the top left corner of the top left pixel, as in an SR's SCOORD
 * (PS3.3 C.18.6.1.2).
 */
public record Box(double left, double top, double right, double bottom) {
    public Box {
        if (!(left >= 0 && top >= 0 && right > left && bottom > top)) {
            throw new IllegalArgumentException("no rectangle");
        }
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    /** The area both cover as a share of what either covers, 0..1. */
    public double overlap(Box other) {
        double across = Math.min(right, other.right) - Math.max(left, other.left);
        double down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        double both = Math.max(0, across) * Math.max(0, down);
        return both / (width() * height() + other.width() * other.height() - both);
    }
}
