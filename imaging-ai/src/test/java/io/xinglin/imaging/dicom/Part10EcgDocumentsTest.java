package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.EcgDocuments;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.EcgIntake;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.imaging.waveform.AnnotatedEcgText;
import io.xinglin.imaging.waveform.EcgSignal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-ECG-07")
class Part10EcgDocumentsTest {
    private static final EcgIntake.Named NAMED = new EcgIntake.Named("P1", "HIS", "A1");
    private static final String GOOD = AnnotatedEcgText.whole(
            "E1",
            "P1",
            AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "uV", "1 -2 300"),
            AnnotatedEcgText.lead("MDC_ECG_LEAD_AVR", "mV", "0 1 2"));

    private final EcgDocuments documents = new Part10EcgDocuments(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path written(String text) {
        Path file = folder.resolve("ecg.dcm");
        documents.write(text, NAMED, file);
        return file;
    }

    @Test
    void documentShouldBecomeAnObjectOfItsPatientAndOrder() {
        EcgDocuments.Facts facts = documents.read(GOOD.getBytes(StandardCharsets.UTF_8), "");

        InstanceHeader header = new Part10Files().readHeader(written(facts.text()));

        assertThat(facts.patientId()).isEqualTo("P1");
        assertThat(header.studyUid()).isEqualTo(facts.studyUid());
        assertThat(header.sopInstanceUid()).isEqualTo(facts.sopInstanceUid());
        assertThat(header.modality()).isEqualTo("ECG");
        assertThat(header.accessionNumber()).isEqualTo("A1");
        assertThat(header.patient().identifier()).isEqualTo(new PatientIdentifier("P1", new AssigningAuthority("HIS")));
        assertThat(header.patient().name()).isEqualTo("张三");
        assertThat(header.patient().sex()).isEqualTo(Sex.FEMALE);
        assertThat(header.patient().birthDate()).isEqualTo(LocalDate.of(1960, 5, 17));
    }

    @Test
    void samplesShouldBeThoseOfTheDocument() {
        EcgSignal signal = new Part10WaveformReader().read(written(GOOD));

        assertThat(signal.hertz()).isEqualTo(500);
        assertThat(signal.leads()).extracting(EcgSignal.Lead::name).containsExactly("II", "aVR");
        // Origin 10, 2.5 a digit; the second lead is in millivolts.
        assertThat(signal.leads().get(0).microvolts()).containsExactly(12.5f, 5, 760);
        assertThat(signal.leads().get(1).microvolts()).containsExactly(10_000, 12_500, 15_000);
    }

    @Test
    void digitsThatAreNo16BitNumbersShouldBeStretched() {
        String fine = AnnotatedEcgText.whole(
                "E1", "P1", AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "nV", "-400000 0.5 1000000"));

        assertThat(new Part10WaveformReader().read(written(fine)).leads().get(0).microvolts())
                .usingComparatorWithPrecision(0.04f)
                .containsExactly(-1000 + 0.01f, 0.011f, 2500.01f);
    }

    @Test
    void sameDocumentShouldMakeTheSameBytesAndAnotherOtherUids() throws IOException {
        byte[] once = Files.readAllBytes(written(GOOD));

        assertThat(Files.readAllBytes(written(GOOD))).isEqualTo(once);
        assertThat(facts(GOOD.replace("extension=\"E1\"", "extension=\"E2\"")).studyUid())
                .isNotEqualTo(facts(GOOD).studyUid());
    }

    @Test
    @Tag("peer")
    void dciodvfyShouldFindNoErrorAndDcmtkTheSamples() throws IOException, InterruptedException {
        Path file = written(AnnotatedEcgText.whole(
                "E1",
                "P1",
                AnnotatedEcgText.lead("MDC_ECG_LEAD_I", "uV", "1 -2 300 4"),
                AnnotatedEcgText.lead("MDC_ECG_LEAD_V1", "uV", "4 3 2 1")));

        assertThat(PeerTool.run(folder, "dciodvfy", file.toString()).lines().filter(line -> line.startsWith("Error")))
                .isEmpty();
        // Samples of the leads in turn, as the document has them: 1, 4, -2, 3, 300, 2, 4, 1.
        assertThat(PeerTool.run(folder, "dcmdump", file.toString()))
                .contains("0001\\0004\\fffe\\0003\\012c\\0002\\0004\\0001");
    }

    private EcgDocuments.Facts facts(String text) {
        return documents.read(text.getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void characterSetShouldBeTakenFromMarkThenTransportThenDeclaration() {
        String chinese = GOOD.replace("encoding=\"UTF-8\"", "encoding=\"GB2312\"");
        byte[] gb = chinese.getBytes(Charset.forName("GB18030"));

        assertThat(documents.read(gb, "").text()).isEqualTo(chinese);
        assertThat(documents.read(gb, "").charset()).isEqualTo("GB18030");
        assertThat(documents
                        .read(chinese.getBytes(StandardCharsets.UTF_8), "utf-8")
                        .text())
                .isEqualTo(chinese);
        assertThat(documents
                        .read(("\uFEFF" + chinese).getBytes(StandardCharsets.UTF_16LE), "utf-8")
                        .text())
                .isEqualTo(chinese);
        assertThatThrownBy(() -> documents.read(gb, "utf-8"))
                .hasMessage("INVALID: the document is no text of its character set");
        assertThatThrownBy(() -> documents.read(gb, "utf-99"))
                .hasMessage("UNSUPPORTED: the character set of the document is not known");
    }

    @Test
    void whatNoObjectHoldsShouldBeRefused() {
        String many = AnnotatedEcgText.whole(
                "E1",
                "P1",
                Collections.nCopies(25, AnnotatedEcgText.lead("MDC_ECG_LEAD_II", "uV", "1"))
                        .toArray(String[]::new));

        assertThatThrownBy(() -> facts(many)).hasMessage("UNSUPPORTED: an ECG object has at most 24 leads");
        assertThatThrownBy(() -> facts(AnnotatedEcgText.whole("E1", "P1")))
                .hasMessage("INVALID: the recording has no samples");
        assertThatThrownBy(() -> facts("")).hasMessage("INVALID: not a readable annotated ECG");
    }

    @Test
    void separatorsOfDicomShouldNotSurviveInNames() {
        String odd = GOOD.replace("张三", "A^B=C\\D").replace("ECG 1200", "E\\CG");

        InstanceHeader header = new Part10Files().readHeader(written(odd));

        assertThat(header.patient().name()).isEqualTo("A B C D");
    }
}
