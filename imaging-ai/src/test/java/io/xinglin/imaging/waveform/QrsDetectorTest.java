package io.xinglin.imaging.waveform;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.imaging.phantom.EcgPhantom;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("REQ-ECG-03")
class QrsDetectorTest {
    private static final WaveformInput INPUT = new WaveformInput(200, 2000, 0.5, 40, java.util.List.of("II"));

    private static double[] found(EcgPhantom phantom, double hertz) {
        PreparedEcg ecg = PreparedEcg.of(phantom.signal(hertz), INPUT);
        return Arrays.stream(ecg.beats()).mapToDouble(b -> b / ecg.hertz()).toArray();
    }

    private static void assertAllFound(EcgPhantom phantom, double hertz) {
        double[] found = found(phantom, hertz);
        double[] wanted = phantom.peaks();
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(Math.abs(found[i] - wanted[i])).as("beat %d", i).isLessThan(0.04);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {128, 250, 360, 500, 1000})
    void detectShouldFindEveryPeakAtAnyRate(double hertz) {
        assertAllFound(EcgPhantom.sinus(40), hertz);
    }

    @Test
    void detectShouldNotMindTheSignOfTheLead() {
        assertAllFound(EcgPhantom.sinus(30).upsideDown(), 500);
    }

    @Test
    void detectShouldFindPeaksInMuscleNoise() {
        assertAllFound(EcgPhantom.sinus(40).noise(60), 500);
    }

    @Test
    void detectShouldFindIrregularAndPrematureBeats() {
        assertAllFound(EcgPhantom.fibrillation(40), 300);
        assertAllFound(
                EcgPhantom.sinus(8)
                        .premature(0.5)
                        .beats(1.1, 0.8, 0.8)
                        .premature(0.5)
                        .beats(1.1, 0.8),
                500);
    }

    @Test
    void wideBeatsInARowShouldNotBeLostBetweenNarrowOnes() {
        var run = EcgPhantom.sinus(12)
                .premature(0.45)
                .premature(0.4)
                .premature(0.4)
                .premature(0.4)
                .beats(1.1)
                .regular(12, 0.8);

        assertThat(found(run, 500)).hasSameSizeAs(run.peaks());
    }

    @Test
    void detectShouldLeaveAPauseEmpty() {
        assertAllFound(EcgPhantom.sinus(10).beats(3.4).regular(10, 0.8), 500);
    }

    @Test
    void detectShouldKeepUpWithAFastRate() {
        assertAllFound(new EcgPhantom().regular(40, 0.3), 500);
    }

    @Test
    void oneArtefactShouldNotHideTheBeatsAfterIt() {
        EcgPhantom phantom = EcgPhantom.sinus(30);
        float[] x = phantom.microvolts(500);
        int at = (int) (phantom.peaks()[12] * 500);
        for (int i = 0; i < 20; i++) {
            x[at + i] += 40_000;
        }
        double[] y = Resampler.resample(x, 500, 200);

        int[] found = QrsDetector.detect(Biquad.band(y, 0.5, 40, 200), 200);

        for (double peak : Arrays.copyOfRange(phantom.peaks(), 14, 30)) {
            double nearest = Arrays.stream(found)
                    .mapToDouble(f -> Math.abs(f / 200.0 - peak))
                    .min()
                    .orElseThrow();
            assertThat(nearest).isLessThan(0.05);
        }
    }

    @Test
    void nothingShouldBeFoundInSilence() {
        assertThat(QrsDetector.detect(new double[2000], 200)).isEmpty();
        assertThat(QrsDetector.detect(new double[20], 200)).isEmpty();
    }
}
