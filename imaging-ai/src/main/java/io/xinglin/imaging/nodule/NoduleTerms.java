package io.xinglin.imaging.nodule;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;

/** What is measured of nodules beyond {@link io.xinglin.core.imaging.Measurement}. */
public final class NoduleTerms {
    /** Days in which a volume doubles at the rate seen between two studies. */
    public static final Code DOUBLING_TIME =
            new Code(CodeSystem.XINGLIN, "volume-doubling-time", "Volume doubling time", "体积倍增时间");

    /** By how much the volume changed, % of the earlier one; below zero where it shrank. */
    public static final Code VOLUME_CHANGE = new Code(CodeSystem.XINGLIN, "volume-change", "Volume change", "体积变化");

    /** By how much the diameter changed, mm. */
    public static final Code DIAMETER_CHANGE =
            new Code(CodeSystem.XINGLIN, "diameter-change", "Diameter change", "直径变化");

    public static final Code DAYS = new Code(CodeSystem.UCUM, "d", "day", "天");
    public static final Code PERCENT = new Code(CodeSystem.UCUM, "%", "percent", "百分比");

    private NoduleTerms() {}
}
