package io.xinglin.imaging.model;

import io.xinglin.imaging.waveform.EcgMeasure;
import io.xinglin.imaging.waveform.EcgMeasurement;

/**
 * A finding by a limit on a measure, not by a network.
 *
 * @param label its key, code and severity; a limit passed counts as probability 1, else 0
 * @param limit in the measure's unit
 * @param above true when the finding holds at or above the limit, false when at or below
 * @param source where the limit comes from, as people may read it
 */
public record MeasurementLabel(OutputLabel label, EcgMeasure measure, double limit, boolean above, String source) {
    /** The same with the limit a site answers for; its reason stands before where the package has its own from. */
    MeasurementLabel withLimit(SiteOverrides.Threshold site) {
        return new MeasurementLabel(label, measure, site.value(), above, "本院 / site: " + site.reason() + "; " + source);
    }

    /** Whether the limit is passed; false where the recording is too short to say. */
    public boolean holds(EcgMeasurement measurement) {
        return measurement.of(measure).stream().anyMatch(value -> above ? value >= limit : value <= limit);
    }
}
