package io.xinglin.imaging.series;

import io.xinglin.imaging.waveform.EcgMeasurement;
import io.xinglin.imaging.waveform.PreparedEcg;

/**
 * What a waveform package says of one recording.
 *
 * @param rhythm calibrated probabilities in the order of the network's labels
 * @param pvc probability of each beat to be premature ventricular
 */
public record EcgAnalysis(PreparedEcg ecg, double[] rhythm, double[] pvc, EcgMeasurement measurement) {}
