package io.xinglin.core.imaging;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.Objects;

/**
 * How large a region is, from edge to edge of its pixels.
 *
 * @param pixels area in pixels
 * @param area in mm2, or again in pixels where the picture has no spacing
 * @param longAxis of a mask the longest diameter of its largest connected part, of a box its longer side
 * @param shortAxis of a mask the extent across the long axis, of a box its shorter side
 */
public record RegionSize(double pixels, double area, double longAxis, double shortAxis, Unit unit) {
    /** Size of what a finding outlines, in the terms of PS3.16 CID 7470 and 7471. */
    public static final Code AREA = new Code(CodeSystem.SNOMED_CT, "42798000", "Area", "面积");

    public static final Code LONG_AXIS = new Code(CodeSystem.SNOMED_CT, "103339001", "Long axis", "长径");
    public static final Code SHORT_AXIS = new Code(CodeSystem.SNOMED_CT, "103340004", "Short axis", "短径");

    private static final Code PIXELS = new Code(CodeSystem.UCUM, "{pixels}", "pixels", "像素");
    private static final Code MILLIMETRES = new Code(CodeSystem.UCUM, "mm", "millimeter", "毫米");
    private static final Code SQUARE_MILLIMETRES = new Code(CodeSystem.UCUM, "mm2", "square millimeter", "平方毫米");

    public RegionSize {
        Objects.requireNonNull(unit, "unit");
        if (!(pixels > 0 && area > 0 && longAxis > 0 && shortAxis > 0)) {
            throw new IllegalArgumentException("a region has a size");
        }
    }

    /** What the figures are in, as UCUM writes it. */
    public enum Unit {
        /** No spacing is known. */
        PIXEL,
        MILLIMETRE,
        /** In the plane of the detector ({@link PixelSpacing#atDetector()}). */
        MILLIMETRE_AT_DETECTOR;

        /** The unit of axes. */
        public Code length() {
            return this == PIXEL ? PIXELS : MILLIMETRES;
        }

        /** The unit of areas. */
        public Code area() {
            return this == PIXEL ? PIXELS : SQUARE_MILLIMETRES;
        }
    }
}
