package io.xinglin.imaging.region;

import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.PixelSpacing;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.imaging.RegionSize.Unit;
import java.awt.geom.Point2D;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Measures what was drawn, in mm where the picture says how far its pixels lie apart. Stateless. */
public final class RegionMeasure {
    private RegionMeasure() {}

    /** @param spacing of the stored picture; empty when unknown */
    public static RegionSize size(Outline outline, Optional<PixelSpacing> spacing) {
        double across = spacing.map(PixelSpacing::columns).orElse(1.0);
        double down = spacing.map(PixelSpacing::rows).orElse(1.0);
        Unit unit = spacing.map(s -> s.atDetector() ? Unit.MILLIMETRE_AT_DETECTOR : Unit.MILLIMETRE)
                .orElse(Unit.PIXEL);
        return outline.mask()
                .map(mask -> ofMask(mask, across, down, unit))
                .orElseGet(() -> ofBox(outline.box().width(), outline.box().height(), across, down, unit));
    }

    private static RegionSize ofBox(double width, double height, double across, double down, Unit unit) {
        double wide = width * across;
        double high = height * down;
        return new RegionSize(width * height, wide * high, Math.max(wide, high), Math.min(wide, high), unit);
    }

    private static RegionSize ofMask(Mask mask, double across, double down, Unit unit) {
        BitSet part = LargestPart.of(mask.pixels(), mask.width());
        List<Point2D.Double> hull = Hull.of(part, mask.width(), across, down);
        Point2D.Double[] ends = furthest(hull);
        double length = ends[0].distance(ends[1]);
        int pixels = mask.area();
        return new RegionSize(pixels, pixels * across * down, length, extentAcross(hull, ends, length), unit);
    }

    private static Point2D.Double[] furthest(List<Point2D.Double> hull) {
        Point2D.Double[] ends = {hull.get(0), hull.get(1)};
        for (Point2D.Double one : hull) {
            for (Point2D.Double other : hull) {
                if (one.distanceSq(other) > ends[0].distanceSq(ends[1])) {
                    ends[0] = one;
                    ends[1] = other;
                }
            }
        }
        return ends;
    }

    private static double extentAcross(List<Point2D.Double> hull, Point2D.Double[] ends, double length) {
        double dx = (ends[1].x - ends[0].x) / length;
        double dy = (ends[1].y - ends[0].y) / length;
        var places = hull.stream().mapToDouble(p -> p.y * dx - p.x * dy).summaryStatistics();
        return places.getMax() - places.getMin();
    }
}
