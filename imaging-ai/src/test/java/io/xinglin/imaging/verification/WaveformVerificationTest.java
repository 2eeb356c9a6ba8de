package io.xinglin.imaging.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.phantom.EcgPhantom;
import io.xinglin.imaging.series.SeriesEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped package over generated recordings in the form its section asks for. */
@Tag("REQ-ECG-05")
class WaveformVerificationTest {
    private static final InstalledModel MODEL = FolderCatalogue.open(
                    List.of(Path.of(System.getProperty("basedir", ".")).resolve("../models")))
            .installed("ecg-rhythm")
            .orElseThrow();

    @TempDir
    Path data;

    private void rhythm(String name, EcgPhantom phantom) throws IOException {
        Path folder = Files.createDirectories(data.resolve("ecg-cinc2017"));
        float[] microvolts = phantom.microvolts(300);
        ByteBuffer bytes = ByteBuffer.allocate(2 * microvolts.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : microvolts) {
            bytes.putShort((short) Math.round(value));
        }
        Files.write(folder.resolve(name + ".dat"), bytes.array());
        Files.writeString(
                folder.resolve(name + ".hea"),
                name + " 1 300 " + microvolts.length + "\n" + name + ".dat 16 1000/mV 16 0 0 0 0 ECG\n");
    }

    private void beats(EcgPhantom phantom) throws IOException {
        float[] microvolts = phantom.microvolts(360);
        float[] millivolts = new float[microvolts.length];
        IntStream.range(0, millivolts.length).forEach(i -> millivolts[i] = microvolts[i] / 1000);
        long[] at = Arrays.stream(phantom.peaks())
                .mapToLong(t -> Math.round(360 * t))
                .toArray();
        long[] pvc = IntStream.range(0, at.length)
                .filter(i -> phantom.premature()[i])
                .mapToLong(i -> at[i])
                .toArray();
        EcgArchive.write(data.resolve("ecg-mitbih-9records.npz"), "900", millivolts, at, pvc);
    }

    private WaveformReport run() {
        try (var engine = new SeriesEngine(new OnnxSettings(1, 1, Duration.ofSeconds(1)))) {
            return new WaveformVerification(MODEL, engine).run(data, done -> {});
        }
    }

    @Test
    void runShouldCountRecordsPeaksAndPrematureBeats() throws IOException {
        rhythm("A1", EcgPhantom.sinus(36));
        rhythm("A2", EcgPhantom.fibrillation(40));
        rhythm("A3", EcgPhantom.fibrillation(44));
        Files.writeString(data.resolve("ecg-cinc2017/A4.hea"), "A4 1 300 9\nA4.dat 16 1000/mV 16 0 0 0 0 ECG\n");
        // A5 is in the table and not in the folder: part of the set lies elsewhere.
        Files.writeString(data.resolve("ecg-cinc2017/REFERENCE.csv"), "A1,N\nA2,A\nA3,A\nA4,N\nA5,A\n");
        beats(EcgPhantom.sinus(12)
                .premature(0.5)
                .beats(1.1, 0.8, 0.8, 0.8, 0.8)
                .premature(0.5)
                .beats(1.1, 0.8));

        WaveformReport report = run();

        assertThat(report.records()).isEqualTo(3);
        assertThat(report.failed()).isEqualTo(1);
        WaveformReport.Rhythm fibrillation = report.rhythms().get(3);
        assertThat(fibrillation.label()).isEqualTo("af");
        assertThat(fibrillation.against()).isEqualTo(new HitCount(2, 0, 0));
        assertThat(fibrillation.folds()).hasSize(5);
        assertThat(WaveformReport.gross(report.peaks())).isEqualTo(new HitCount(21, 0, 0));
        assertThat(WaveformReport.gross(report.pvcs())).isEqualTo(new HitCount(2, 0, 0));
    }

    @Test
    void missingSetsShouldBeNamed() throws IOException {
        assertThatThrownBy(this::run).hasMessage("NOT_FOUND: no table REFERENCE.csv");
        Files.createDirectories(data.resolve("ecg-cinc2017"));
        Files.writeString(data.resolve("ecg-cinc2017/REFERENCE.csv"), "A1,N\n");
        assertThatThrownBy(this::run).hasMessage("NOT_FOUND: no record of REFERENCE.csv is there");
    }
}
