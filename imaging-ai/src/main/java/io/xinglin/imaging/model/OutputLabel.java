package io.xinglin.imaging.model;

import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.terminology.Code;

/**
 * One output of the network, in the order of its logits.
 *
 * @param finding false for a label that says there is nothing, e.g. {@code normal}: it takes part in the probabilities and
 *     is never reported
 * @param threshold at or above which the series is positive
 * @param series calibration of the series' logit
 * @param sliceThreshold at or above which a slice counts as evidence
 * @param slice calibration of a slice's or picture's logit, after the series network
 */
public record OutputLabel(
        String key,
        Code code,
        boolean finding,
        double threshold,
        Calibration series,
        double sliceThreshold,
        Calibration slice,
        Severity severity,
        boolean reliable) {
    /** The label that says whether there is anything at all. */
    public static final String ANY = "any";

    ModelPackage.Label toLabel() {
        return new ModelPackage.Label(key, code, threshold, severity, reliable);
    }

    OutputLabel withThreshold(double other) {
        return new OutputLabel(key, code, finding, other, series, sliceThreshold, slice, severity, reliable);
    }
}
