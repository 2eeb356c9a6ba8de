package io.xinglin.imaging.model;

import io.xinglin.imaging.waveform.WaveformInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a package of the task {@code waveform} says beyond the others.
 *
 * @param beats calibration of the beat network's logit
 * @param beatThreshold at or above which a beat counts as premature ventricular
 * @param measurements findings by limits
 */
public record WaveformSection(
        WaveformInput input,
        Calibration beats,
        double beatThreshold,
        List<MeasurementLabel> measurements,
        Optional<Check> verification) {
    public WaveformSection {
        measurements = List.copyOf(measurements);
    }

    /** The same with the limits of findings as a site has them, by their keys. */
    WaveformSection withLimits(Map<String, SiteOverrides.Threshold> site) {
        List<MeasurementLabel> changed = measurements.stream()
                .map(m -> site.containsKey(m.label().key())
                        ? m.withLimit(site.get(m.label().key()))
                        : m)
                .toList();
        return new WaveformSection(input, beats, beatThreshold, changed, verification);
    }

    /**
     * How the figures on the card are measured again.
     *
     * @param data words for people
     * @param rhythmFolder folder of WFDB records below the data folder
     * @param rhythmTable CSV of record and class in it, without a header
     * @param folds how many networks the rhythm file holds, each of which has not seen one fold of the records
     * @param truths class of the table for each label, in their order
     * @param beatArchive {@code .npz} with {@code sig_R} in mV, {@code beat_R} and {@code pvc_R} as sample numbers for each
     *     record R; the beat file holds a network for each record in rising order that has not seen it
     * @param beatHertz its sampling rate
     */
    public record Check(
            String data,
            String rhythmFolder,
            String rhythmTable,
            int folds,
            List<String> truths,
            String beatArchive,
            double beatHertz) {
        public Check {
            truths = List.copyOf(truths);
        }
    }
}
