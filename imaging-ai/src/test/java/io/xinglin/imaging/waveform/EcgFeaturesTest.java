package io.xinglin.imaging.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.imaging.phantom.EcgPhantom;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-ECG-03")
class EcgFeaturesTest {
    private static final WaveformInput INPUT = new WaveformInput(200, 2000, 0.5, 40, List.of("II"));

    private static float beat(PreparedEcg ecg, int beat, String feature) {
        return ecg.beatFeatures()[beat][BeatFeatures.NAMES.indexOf(feature)];
    }

    private static float window(EcgPhantom phantom, String feature) {
        return PreparedEcg.of(phantom.signal(300), INPUT)
                .windows(2000)
                .get(0)
                .features()[RhythmFeatures.NAMES.indexOf(feature)];
    }

    @Test
    void prematureBeatShouldStandOut() {
        var phantom = EcgPhantom.sinus(10).premature(0.5).beats(1.1).regular(8, 0.8);
        PreparedEcg ecg = PreparedEcg.of(phantom.signal(500), INPUT);

        assertThat(beat(ecg, 10, "rrBefore")).isCloseTo(0.62f, within(0.05f));
        assertThat(beat(ecg, 10, "rrAfter")).isCloseTo(1.37f, within(0.08f));
        assertThat(beat(ecg, 10, "widthRatio")).isGreaterThan(1.5f);
        assertThat(beat(ecg, 10, "difference")).isGreaterThan(0.8f);
        assertThat(beat(ecg, 5, "qrsCorrelation")).isGreaterThan(0.95f);
        assertThat(beat(ecg, 5, "widthRatio")).isCloseTo(1, within(0.1f));
        assertThat(beat(ecg, 11, "correlationBefore")).isLessThan(beat(ecg, 5, "correlationBefore"));
    }

    @Test
    void templateShouldNotBeThePrematureBeatInBigeminy() {
        var phantom = new EcgPhantom().regular(4, 0.8);
        for (int i = 0; i < 15; i++) {
            phantom.premature(0.5).beats(1.1);
        }
        PreparedEcg ecg = PreparedEcg.of(phantom.signal(500), INPUT);

        for (int i = 4; i < 30; i++) {
            assertThat(beat(ecg, i, "qrsCorrelation") > 0.9).as("beat %d", i).isEqualTo(!phantom.premature()[i]);
        }
    }

    @Test
    void randomIntervalsShouldBeToldFromRegularOnes() {
        EcgPhantom sinus = EcgPhantom.sinus(15);
        EcgPhantom fibrillation = EcgPhantom.fibrillation(15);

        assertThat(window(fibrillation, "rmssd")).isGreaterThan(5 * window(sinus, "rmssd"));
        assertThat(window(fibrillation, "pairs")).isLessThan(window(sinus, "pairs"));
        assertThat(window(sinus, "pToNoise")).isGreaterThan(2 * window(fibrillation, "pToNoise"));
    }

    @Test
    void recordingShouldBeCutIntoWindowsWithoutLosingItsEnd() {
        // 25 s of 200 Hz: two windows, and one more that ends with the recording.
        PreparedEcg ecg = PreparedEcg.of(EcgPhantom.sinus(30).signal(200), INPUT);

        List<PreparedEcg.Window> windows = ecg.windows(2000);

        assertThat(windows).extracting(PreparedEcg.Window::from).containsExactly(0, 2000, ecg.samples().length - 2000);
        assertThat(windows).allSatisfy(w -> assertThat(w.samples()).hasSize(2000));
        assertThat(windows.get(0).features()).hasSize(PreparedEcg.WINDOW_FEATURES);
    }

    @Test
    void shortRecordingShouldBeOneWindowWithSilenceBehindIt() {
        PreparedEcg ecg = PreparedEcg.of(EcgPhantom.sinus(6).signal(200), INPUT);

        PreparedEcg.Window window = ecg.windows(2000).get(0);

        assertThat(ecg.windows(2000)).hasSize(1);
        assertThat(window.samples()[1999]).isZero();
        // Seconds stand in tenths: the silence is no part of the recording.
        assertThat(window.features()[RhythmFeatures.NAMES.indexOf("seconds")])
                .isCloseTo((float) (ecg.samples().length / 2000.0), within(1e-3f));
    }

    @Test
    void measuresShouldBeThoseOfTheIntervals() {
        // Intervals 1, 1, 0.5, 1.5, 1, 3: eight beats would be one stretch, here all seven are.
        var measurement = new EcgMeasurement(new double[] {0, 1, 2, 2.5, 4, 5, 8}, new boolean[7]);

        assertThat(measurement.of(EcgMeasure.RATE)).hasValue(45);
        assertThat(measurement.of(EcgMeasure.FASTEST_RATE)).hasValue(45);
        assertThat(measurement.of(EcgMeasure.LONGEST_RR)).hasValue(3);
        assertThat(measurement.of(EcgMeasure.PVC_RUN)).hasValue(0);
        assertThat(new EcgMeasurement(new double[] {1}, new boolean[1]).of(EcgMeasure.RATE))
                .isEmpty();
    }

    @Test
    void runShouldCountOnlyFastPrematureBeatsInARow() {
        double[] at = {0, 0.4, 0.8, 1.2, 2.2, 2.6, 3.4};
        boolean[] pvc = {false, true, true, true, false, true, true};

        assertThat(new EcgMeasurement(at, pvc).of(EcgMeasure.PVC_RUN)).hasValue(3);
        assertThat(new EcgMeasurement(at, pvc).of(EcgMeasure.PVC_COUNT)).hasValue(5);
    }

    @Test
    void variabilityShouldLeaveOutIntervalsBesidePrematureBeats() {
        double[] at = {0, 1, 2, 2.5, 4, 5, 6.1};
        boolean[] pvc = {false, false, false, true, false, false, false};

        EcgMeasurement.Variability variability = new EcgMeasurement(at, pvc).variability();

        // Normal intervals 1, 1, 1, 1.1 s; steps 0 and 0.1 s.
        assertThat(variability.sdnn()).isCloseTo(43.3, within(0.1));
        assertThat(variability.rmssd()).isCloseTo(70.7, within(0.1));
    }
}
