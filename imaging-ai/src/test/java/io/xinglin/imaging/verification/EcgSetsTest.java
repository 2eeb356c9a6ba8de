package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.imaging.waveform.EcgSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REQ-ECG-05")
class EcgSetsTest {
    @TempDir
    Path folder;

    private static byte[] words(int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        return bytes;
    }

    private Path record(String signalLine, int... values) throws IOException {
        Files.write(folder.resolve("R1.dat"), words(values));
        return Files.writeString(folder.resolve("R1.hea"), "R1 1 300 3\nR1.dat " + signalLine + "\n");
    }

    @Test
    void wfdbRecordShouldComeInMicrovolts() throws IOException {
        EcgSignal signal = WfdbRecord.read(record("16+2 500/mV 16 0 1 0 0 ECG", 9, 100, -50, 0));

        assertThat(signal.hertz()).isEqualTo(300);
        assertThat(signal.leads().get(0).name()).isEqualTo("ECG");
        assertThat(signal.leads().get(0).microvolts()).containsExactly(200, -100, 0);
    }

    @Test
    void wfdbBaseLineShouldCount() throws IOException {
        assertThat(WfdbRecord.read(record("16 1(10)/uV 16 0 0 0 0 II", 10, 20, 0))
                        .leads()
                        .get(0)
                        .microvolts())
                .containsExactly(0, 10, -10);
    }

    @Test
    void otherWfdbFormatsShouldBeNamed() throws IOException {
        Path packed = record("212 200 11 1024 995 0 0 MLII", 1, 2, 3);

        assertThatThrownBy(() -> WfdbRecord.read(packed)).hasMessage("UNSUPPORTED: R1.hea: only format 16 is read");
        assertThatThrownBy(() -> WfdbRecord.read(folder.resolve("none.hea"))).hasMessageStartingWith("NOT_FOUND");
        Path empty = Files.writeString(folder.resolve("empty.hea"), "# nothing\n");
        assertThatThrownBy(() -> WfdbRecord.read(empty)).hasMessage("INVALID: empty.hea is no WFDB header");
    }

    @ParameterizedTest
    @CsvSource({"15360, 1", "-16384, -2", "1, 5.9604645e-8", "31744, Infinity", "14336, 0.5", "0, 0"})
    void halfPrecisionShouldBeReadExactly(short bits, double value) {
        assertThat(NumpyNumbers.half(bits)).isEqualTo(value, within(1e-15));
    }

    @Test
    void archiveShouldGiveItsRecordsBack() throws IOException {
        Path archive = EcgArchive.write(folder.resolve("a.npz"), "7", new float[] {0.5f, -1, 2}, new long[] {0, 2}, 2);

        EcgSets.Beats beats = EcgSets.beats(archive, "7", 100);

        assertThat(EcgSets.records(archive)).containsExactly("7");
        assertThat(beats.signal().leads().get(0).microvolts()).containsExactly(500, -1000, 2000);
        assertThat(beats.beats()).containsExactly(0, 0.02);
        assertThat(beats.pvc()).containsExactly(false, true);
        assertThatThrownBy(() -> EcgSets.beats(archive, "8", 100))
                .hasMessage("NOT_FOUND: the archive has no array sig_8");
        assertThatThrownBy(() -> EcgSets.records(folder.resolve("b.npz"))).hasMessage("NOT_FOUND: no archive b.npz");
    }

    @Test
    void beatsShouldBeMatchedOneToOneWithinTheTolerance() {
        var signal = new EcgSignal(100, java.util.List.of(new EcgSignal.Lead("MLII", new float[] {1})));
        var annotated = new EcgSets.Beats(
                "r", signal, new double[] {1, 2, 3, 4, 5}, new boolean[] {false, true, false, true, false});

        // 1 found twice, 2 a little late, 3 missed, 4 too late, 5 found, and one where nothing is.
        BeatMatching matching = BeatMatching.of(new double[] {0.95, 1.1, 2.14, 4.2, 5, 6}, annotated);

        assertThat(matching.truth()).containsExactly(0, -1, 1, -1, 0, -1);
        assertThat(matching.missed()).isEqualTo(2);
        assertThat(matching.missedPvc()).isEqualTo(1);
    }

    @Test
    void countsShouldMakeTheFigures() {
        var count = new HitCount(8, 2, 4);

        assertThat(count.f1()).isEqualTo(16 / 22.0);
        assertThat(count.sensitivity().value()).isEqualTo(8 / 12.0);
        assertThat(count.precision().value()).isEqualTo(0.8);
        // Mean 0.5, deviation 0.1, three values: t = 4.303.
        Estimate mean = WaveformReport.mean(0.4, 0.5, 0.6);
        assertThat(mean.value()).isCloseTo(0.5, within(1e-12));
        assertThat(mean.low()).isCloseTo(0.5 - 4.303 * 0.1 / Math.sqrt(3), within(1e-9));
    }
}
