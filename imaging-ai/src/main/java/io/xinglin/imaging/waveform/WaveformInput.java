package io.xinglin.imaging.waveform;

import java.util.List;

/**
 * What the networks of a waveform package want to see.
 *
 * @param hertz rate everything is brought to
 * @param size samples of one window
 * @param low corner of the band in Hz below which the base line wanders
 * @param high corner in Hz above which muscles and mains hum
 * @param leads the lead to look at, the most wanted first
 */
public record WaveformInput(double hertz, int size, double low, double high, List<String> leads) {
    /** Longer windows are refused. */
    public static final int MOST_SAMPLES = 60_000;

    public WaveformInput {
        leads = List.copyOf(leads);
    }
}
