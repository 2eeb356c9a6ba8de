package io.xinglin.imaging.region;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The convex hull of a mask's pixels, corners included (Andrew's monotone chain). */
final class Hull {
    private Hull() {}

    /**
     * @param inside row-major, at least one pixel
     * @param across from column to column
     * @param down from row to row
     */
    static List<Point2D.Double> of(BitSet inside, int width, double across, double down) {
        List<Point2D.Double> corners = corners(inside, width, across, down);
        corners.sort(Comparator.comparingDouble((Point2D.Double p) -> p.x).thenComparingDouble(p -> p.y));
        List<Point2D.Double> hull = chain(corners);
        Collections.reverse(corners);
        hull.addAll(chain(corners));
        return hull;
    }

    /** The outer corners of each row: no other can lie on the hull. */
    private static List<Point2D.Double> corners(BitSet inside, int width, double across, double down) {
        List<Point2D.Double> corners = new ArrayList<>();
        for (int first = inside.nextSetBit(0); first >= 0; ) {
            int row = first / width;
            int last = inside.previousSetBit((row + 1) * width - 1);
            for (int y = row; y <= row + 1; y++) {
                corners.add(new Point2D.Double(first % width * across, y * down));
                corners.add(new Point2D.Double((last % width + 1) * across, y * down));
            }
            first = inside.nextSetBit((row + 1) * width);
        }
        return corners;
    }

    /** One side of the hull, without its last point: that is the first of the other side. */
    private static List<Point2D.Double> chain(List<Point2D.Double> sorted) {
        List<Point2D.Double> side = new ArrayList<>();
        for (Point2D.Double next : sorted) {
            while (side.size() > 1 && !turnsLeft(side.get(side.size() - 2), side.get(side.size() - 1), next)) {
                side.remove(side.size() - 1);
            }
            side.add(next);
        }
        side.remove(side.size() - 1);
        return side;
    }

    private static boolean turnsLeft(Point2D.Double from, Point2D.Double over, Point2D.Double to) {
        return (over.x - from.x) * (to.y - from.y) - (over.y - from.y) * (to.x - from.x) > 0;
    }
}
