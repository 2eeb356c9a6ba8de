package io.xinglin.core.imaging;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.Objects;

/**
 * One figure measured on a picture or a volume.
 *
 * @param name what was measured, a concept of PS3.16 where there is one (CID 7470 lengths, 7471 areas, 7472 volumes)
 * @param unit UCUM
 */
public record Measurement(Code name, double value, Code unit) {
    /** Volume of a region of several frames (PS3.16 CID 7472), mm3. */
    public static final Code VOLUME = new Code(CodeSystem.SNOMED_CT, "118565006", "Volume", "体积");

    /** Longest extent of a region in any direction of its frames, mm. */
    public static final Code DIAMETER = new Code(CodeSystem.SNOMED_CT, "81827009", "Diameter", "直径");

    /** Of a part-solid nodule's solid part, mm: the part that counts for its class (ACR Lung-RADS v2022). */
    public static final Code SOLID_DIAMETER =
            new Code(CodeSystem.XINGLIN, "solid-diameter", "Diameter of the solid part", "实性成分直径");

    public static final Code MILLIMETRE = new Code(CodeSystem.UCUM, "mm", "millimeter", "毫米");
    public static final Code CUBIC_MILLIMETRE = new Code(CodeSystem.UCUM, "mm3", "cubic millimeter", "立方毫米");

    public Measurement {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a measurement has a value");
        }
    }
}
