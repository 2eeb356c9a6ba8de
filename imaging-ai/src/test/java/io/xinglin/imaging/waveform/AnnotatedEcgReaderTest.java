package io.xinglin.imaging.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.imaging.phantom.EcgPhantom;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

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
    void nestedPastAllReasonShouldBeRefused() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        String text = AnnotatedEcgText.of("0.002", "s", AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "uV", deep));

        assertThatThrownBy(() -> read(text)).hasMessage("INVALID: not a readable annotated ECG");
    }

    @Test
    void endlessNumbersShouldBeNone() {
        for (String number : List.of("NaN", "Infinity", "1e999")) {
            String text = AnnotatedEcgText.of("0.002", "s", AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "uV", number));
            assertThatThrownBy(() -> read(text)).hasMessageContaining("a number that is none");
        }
    }

    @Test
    void documentShouldSayWhoseItIsAndWhenByWhatItWasRecorded() {
        AnnotatedEcg ecg = whole(AnnotatedEcgText.whole("E1", "P1", lead("1 2")));

        assertThat(ecg.id()).isEqualTo("2.16.840.1.113883.3.1^E1");
        assertThat(ecg.subject())
                .isEqualTo(new AnnotatedEcg.Subject("P1", "张三", "", "F", Optional.of(LocalDate.of(1960, 5, 17))));
        assertThat(ecg.recordedAt()).isEqualTo(LocalDateTime.of(2026, 11, 21, 13, 30));
        assertThat(ecg.device()).isEqualTo(new AnnotatedEcg.Device("某某医疗", "ECG 1200", "SN-7", "4.2"));
        assertThat(ecg.steps()).containsExactly(new AnnotatedEcg.Step(2.5, 10));
        assertThat(ecg.toString() + ecg.subject()).doesNotContain("P1").doesNotContain("张三");
    }

    @Test
    void whatIsNotSaidShouldStayUnknown() {
        String text = AnnotatedEcgText.of("0.002", "s", lead("1 2"))
                .replace(
                        "<component><series>",
                        "<id root=\"1b4e28ba-2fa1-11d2-883f-0016d3cca427\"/><component><series>");

        AnnotatedEcg ecg = whole(text);

        assertThat(ecg.id()).isEqualTo("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
        assertThat(ecg.subject()).isEqualTo(new AnnotatedEcg.Subject("", "", "", "", Optional.empty()));
        // Nothing but the first sample's time, which names no zone.
        assertThat(ecg.recordedAt()).isEqualTo(LocalDateTime.of(2026, 11, 21, 12, 0));
    }

    @Test
    void partedNamesAndOtherSexesShouldBeRead() {
        String text = AnnotatedEcgText.whole("E1", "P1", lead("1 2"))
                .replace("<name>张三</name>", "<name><given>John\n Paul</given><family>Doe</family></name>")
                .replace("code=\"F\"", "code=\"UN\"");

        assertThat(whole(text).subject())
                .extracting(AnnotatedEcg.Subject::family, AnnotatedEcg.Subject::given, AnnotatedEcg.Subject::sex)
                .containsExactly("Doe", "John Paul", "O");
    }

    @Test
    void documentWithoutIdentifierOrTimeShouldBeRefused() {
        String good = AnnotatedEcgText.whole("E1", "P1", lead("1 2"));

        assertThatThrownBy(() -> whole(AnnotatedEcgText.of("0.002", "s", lead("1 2"))))
                .hasMessage("INVALID: the annotated ECG has no identifier");
        assertThatThrownBy(() -> whole(good.replaceAll("<(low|high|head) value=\"[^\"]*\"/>", "")))
                .hasMessage("INVALID: the annotated ECG has no time of recording");
        assertThatThrownBy(() -> whole(good.replace("20261121123000.5+0800", "yesterday")))
                .hasMessage("INVALID: the annotated ECG has a time that is none");
        assertThatThrownBy(() -> whole(good.replace("19600517", "19601340")))
                .hasMessage("INVALID: the annotated ECG has a time that is none");
    }

    private static String lead(String digits) {
        return AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "uV", digits);
    }

    private static AnnotatedEcg whole(String text) {
        return new AnnotatedEcgReader().read(new InputSource(new StringReader(text)), ZoneOffset.ofHours(9));
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
