package io.xinglin.imaging.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.imaging.phantom.EcgPhantom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-ECG-02")
class AnnotatedEcgReaderTest {
    @TempDir
    Path folder;

    private EcgSignal read(String text) throws IOException {
        return new AnnotatedEcgReader().read(file(text));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("ecg.xml"), text, StandardCharsets.UTF_8);
    }

    @Test
    void leadsAndRateShouldBeRead() throws IOException {
        EcgSignal signal = read(AnnotatedEcgText.of(
                "0.002",
                "s",
                AnnotatedEcgText.lead("MDC_ECG_LEAD_I", "uV", "1 2 3\n-4"),
                AnnotatedEcgText.lead("MDC_ECG_LEAD_AVF", "mV", "0 1 0 0")));

        assertThat(signal.hertz()).isEqualTo(500);
        assertThat(signal.leads()).extracting(EcgSignal.Lead::name).containsExactly("I", "aVF");
        // Origin 10, scale 2.5.
        assertThat(signal.leads().get(0).microvolts()).containsExactly(12.5f, 15, 17.5f, 0);
        assertThat(signal.leads().get(1).microvolts()).containsExactly(10_000, 12_500, 10_000, 10_000);
    }

    @Test
    void timeMayStandInMilliseconds() throws IOException {
        assertThat(read(AnnotatedEcgText.of("4", "ms", AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "uV", "1 2")))
                        .hertz())
                .isEqualTo(250);
    }

    @Test
    void entitiesShouldNeverBeFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "1 2 3");
        String text = AnnotatedEcgText.of("0.002", "s", AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "uV", "&leak;"))
                .replace(
                        "<AnnotatedECG",
                        "<!DOCTYPE a [<!ENTITY leak SYSTEM \"" + secret.toUri() + "\">]>\n<AnnotatedECG");

        assertThatThrownBy(() -> read(text)).hasMessage("INVALID: not a readable annotated ECG");
    }

    @Test
    void whatIsNoAnnotatedEcgShouldBeNamed() {
        String good = AnnotatedEcgText.of("0.002", "s", AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "uV", "1 2"));

        assertThatThrownBy(() -> read("<html/>")).hasMessageContaining("the root is not AnnotatedECG");
        assertThatThrownBy(() -> read("<AnnotatedECG")).hasMessage("INVALID: not a readable annotated ECG");
        assertThatThrownBy(() -> read(good.replace("\"uV\"", "\"mmHg\"")))
                .hasMessage("UNSUPPORTED: a lead is not in volts");
        assertThatThrownBy(() -> read(good.replace(">1 2<", ">1 two<"))).hasMessageContaining("a number that is none");
        assertThatThrownBy(() -> read(good.replace("value=\"0.002\"", "value=\"0\"")))
                .hasMessageContaining("sampling rate");
        assertThatThrownBy(() -> read(good.replace("MDC_ECG_LEAD_II", "MDC_OTHER")))
                .hasMessage("INVALID: the recording has no samples");
        assertThatThrownBy(() -> new AnnotatedEcgReader().read(folder.resolve("absent.xml")))
                .hasMessageStartingWith("NOT_FOUND");
    }

    @Test
    void filesShouldBeToldByTheirFirstBytes() throws IOException {
        String good = AnnotatedEcgText.of("0.002", "s", AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "uV", "1 2"));
        WaveformReader dicom = file -> EcgPhantom.sinus(3).signal(100);
        var reader = new EcgFiles(dicom);

        assertThat(reader.read(file("\uFEFF \n" + good.substring(good.indexOf("<AnnotatedECG"))))
                        .hertz())
                .isEqualTo(500);
        assertThat(reader.read(file("DICM")).hertz()).isEqualTo(100);
    }
}
