package io.xinglin.imaging.series;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.imaging.model.WaveformSection;
import io.xinglin.imaging.waveform.PreparedEcg;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The self test of a waveform package: windows and features by formula, see docs/model-contract.md. Stateless. */
final class WaveformSelfTest {
    private WaveformSelfTest() {}

    static void compare(WaveformSection section, WaveformNetworks networks, JsonNode test, SelfTest.Check check) {
        List<PreparedEcg.Window> windows = new ArrayList<>();
        List<float[]> beats = new ArrayList<>();
        test.path("shifts").forEach(shift -> {
            windows.add(window(section.input().size(), shift.asDouble()));
            beats.add(features(PreparedEcg.BEAT_FEATURES, shift.asDouble()));
        });
        if (windows.isEmpty()) {
            check.faults().add(SelfTest.FILE + ": shifts are missing");
            return;
        }
        WaveformNetworks.Logits rhythm = networks.rhythm(windows);
        WaveformNetworks.Logits beat = networks.beats(beats.toArray(float[][]::new));
        for (int i = 0; i < windows.size(); i++) {
            check.close(
                    "rhythm logits",
                    rhythm.row(i, -1),
                    test.path("rhythm").path("logits").path(i));
            check.close(
                    "beat logits",
                    beat.row(i, -1),
                    test.path("beat").path("logits").path(i));
        }
    }

    private static PreparedEcg.Window window(int size, double shift) {
        float[] samples = new float[size];
        for (int i = 0; i < size; i++) {
            samples[i] = (float) (0.5 * Math.sin((i + shift) / 7) + 0.5 * Math.sin((i + shift) / 31));
        }
        return new PreparedEcg.Window(0, samples, features(PreparedEcg.WINDOW_FEATURES, shift));
    }

    private static float[] features(int count, double shift) {
        float[] row = new float[count];
        IntStream.range(0, count).forEach(k -> row[k] = (float) (0.5 + 0.5 * Math.sin(k + shift)));
        return row;
    }
}
