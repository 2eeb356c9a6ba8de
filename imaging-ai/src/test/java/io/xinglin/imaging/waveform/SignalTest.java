package io.xinglin.imaging.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REQ-ECG-02")
class SignalTest {
    private static EcgSignal.Lead lead(String name, float... samples) {
        return new EcgSignal.Lead(name, samples);
    }

    private static float[] sine(double frequency, double hertz, int count) {
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) (100 * Math.sin(2 * Math.PI * frequency * i / hertz));
        }
        return x;
    }

    private static double amplitude(double[] x) {
        double most = 0;
        for (int i = x.length / 4; i < x.length * 3 / 4; i++) {
            most = Math.max(most, Math.abs(x[i]));
        }
        return most;
    }

    @Test
    void leadWantedShouldBeChosenAndADeadOnePassedOver() {
        var signal = new EcgSignal(500, List.of(lead("I", 1, 2), lead("II", 0, 0), lead("V1", 3, 4)));

        assertThat(signal.choose(List.of("v1", "I")).name()).isEqualTo("V1");
        assertThat(signal.choose(List.of("II", "V1")).name()).isEqualTo("V1");
        assertThat(signal.choose(List.of("aVR")).name()).isEqualTo("I");
    }

    @Test
    void impossibleRecordingsShouldBeRefused() {
        assertThatThrownBy(() -> new EcgSignal(500, List.of())).hasMessage("INVALID: the recording has no samples");
        assertThatThrownBy(() -> new EcgSignal(500, List.of(lead("I", 1), lead("II", 1, 2))))
                .hasMessage("INVALID: the leads of the recording differ in length");
        assertThatThrownBy(() -> new EcgSignal(Double.POSITIVE_INFINITY, List.of(lead("I", 1))))
                .hasMessageContaining("sampling rate");
        var flat = new EcgSignal(500, List.of(lead("II", new float[5000])));
        assertThatThrownBy(() -> PreparedEcg.of(flat, new WaveformInput(200, 2000, 0.5, 40, List.of())))
                .hasMessage("INVALID: the recording is flat: no electrode was on");
        var brief = new EcgSignal(500, List.of(lead("II", sine(5, 500, 900))));
        assertThatThrownBy(() -> PreparedEcg.of(brief, new WaveformInput(200, 2000, 0.5, 40, List.of())))
                .hasMessage("INVALID: the recording is shorter than two seconds");
        var holter = new EcgSignal(50, List.of(lead("II", new float[50 * 6 * 3600 + 1])));
        assertThatThrownBy(() -> PreparedEcg.of(holter, new WaveformInput(200, 2000, 0.5, 40, List.of())))
                .hasMessage("TOO_LARGE: the recording is longer than six hours");
    }

    @ParameterizedTest
    @CsvSource({
        "MDC_ECG_LEAD_II, '', II",
        "MDC_ECG_LEAD_AVR, '', aVR",
        "2:63, '', aVL",
        "5.6.3-9-3, Lead V1, V1",
        "'', Lead II (Einthoven), II",
        "X, Oesophageal, Oesophageal",
        "'2:99999', 'Lead V6', V6"
    })
    void leadsShouldBeNamedAsPeopleDo(String code, String meaning, String name) {
        assertThat(LeadNames.of(code, meaning)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"500, 200", "128, 200", "1000, 200", "300, 200"})
    void resampleShouldKeepWhatTheBandHolds(double from, double to) {
        double[] y = Resampler.resample(sine(10, from, (int) (4 * from)), from, to);

        assertThat(y.length).isBetween((int) (4 * to) - 2, (int) (4 * to));
        assertThat(amplitude(y)).isCloseTo(100, within(2.0));
        assertThat(y[(int) to]).isCloseTo(100 * Math.sin(2 * Math.PI * 10), within(2.0));
    }

    @Test
    void resampleShouldNotFoldHighFrequenciesDown() {
        assertThat(amplitude(Resampler.resample(sine(190, 1000, 4000), 1000, 200)))
                .isLessThan(8);
    }

    @Test
    void missingSamplesShouldTakeTheValueBefore() {
        assertThat(Resampler.resample(new float[] {Float.NaN, 2, Float.NaN, 4}, 200, 200))
                .containsExactly(0, 2, 2, 4);
    }

    @Test
    void bandShouldPassTheMiddleInPlaceAndStopTheRest() {
        double[] slow = Biquad.band(toDouble(sine(0.05, 200, 8000)), 0.5, 40, 200);
        double[] middle = Biquad.band(toDouble(sine(10, 200, 8000)), 0.5, 40, 200);
        double[] fast = Biquad.band(toDouble(sine(90, 200, 8000)), 0.5, 40, 200);

        assertThat(amplitude(slow)).isLessThan(2);
        assertThat(amplitude(fast)).isLessThan(5);
        // The crest of the sine stays where it is: no delay.
        assertThat(middle[4005]).isCloseTo(sine(10, 200, 8000)[4005], within(2.0));
    }

    private static double[] toDouble(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i];
        }
        return y;
    }
}
