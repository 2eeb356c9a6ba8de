package io.xinglin.cli.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.patient.Sex;
import io.xinglin.imaging.dicom.EcgObjectWriter;
import io.xinglin.imaging.phantom.EcgPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands over generated recordings, with the shipped package. */
@Tag("REQ-ECG-06")
class EcgCommandTest {
    private static final Path MODELS =
            Path.of(System.getProperty("basedir", ".")).resolve("../models");

    @TempDir
    Path folder;

    private int status;

    private List<JsonNode> measure(String... arguments) throws IOException {
        var out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("measure", "--models", MODELS.toString()));
        all.addAll(List.of(arguments));
        status = new CommandLine(new EcgCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(all.toArray(String[]::new));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private Path dicom(EcgPhantom phantom) {
        var study = PhantomStudy.headCt(
                "P1",
                "Test^Patient",
                Sex.FEMALE,
                LocalDate.of(1960, 5, 17),
                "A1",
                LocalDateTime.of(2026, 11, 21, 12, 0));
        Path file = folder.resolve("ecg.dcm");
        new EcgObjectWriter().write(study.electrocardiogram(phantom.signal(500)), file);
        return file;
    }

    private Path annotated(EcgPhantom phantom) throws IOException {
        var digits = new StringBuilder();
        for (float value : phantom.microvolts(250)) {
            digits.append(Math.round(value)).append(' ');
        }
        return Files.writeString(folder.resolve("ecg.xml"), """
                <AnnotatedECG xmlns="urn:hl7-org:v3"><component><series><component><sequenceSet>
                <component><sequence><code code="TIME_ABSOLUTE"/><value><increment value="4" unit="ms"/></value>
                </sequence></component>
                <component><sequence><code code="MDC_ECG_LEAD_II"/><value><origin value="0" unit="uV"/>
                <scale value="1" unit="uV"/><digits>%s</digits></value></sequence></component>
                </sequenceSet></component></series></component></AnnotatedECG>
                """.formatted(digits));
    }

    @Test
    void measureShouldPrintRateRhythmAndPrematureBeats() throws IOException {
        var phantom = EcgPhantom.sinus(12).premature(0.5).beats(1.1).regular(12, 0.8);

        JsonNode line = measure(dicom(phantom).toString(), "--beats").get(0);

        assertThat(status).isZero();
        assertThat(line.path("lead").asText()).isEqualTo("II");
        assertThat(line.path("hertz").asInt()).isEqualTo(500);
        assertThat(line.path("beats").asInt()).isEqualTo(26);
        assertThat(line.path("rate").asInt()).isEqualTo(75);
        assertThat(line.path("pvc-count").asInt()).isEqualTo(1);
        assertThat(line.path("alarms")).isEmpty();
        assertThat(line.at("/beat/12/pvc").asDouble()).isGreaterThan(0.5);
        assertThat(line.path("probabilities")).hasSize(4);
    }

    @Test
    void annotatedEcgShouldBeMeasuredTooAndAlarm() throws IOException {
        JsonNode line = measure(annotated(EcgPhantom.sinus(12).beats(3.4).regular(12, 0.8))
                        .toString())
                .get(0);

        assertThat(line.path("longest-rr").asDouble()).isEqualTo(3.4);
        assertThat(line.at("/alarms/0/label").asText()).isEqualTo("pause");
        assertThat(line.at("/alarms/0/limit").asText()).isEqualTo(">= 3.0");
    }

    @Test
    void badFileShouldHaveALineOfItsOwn() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.dcm"), "nothing");

        List<JsonNode> lines =
                measure(bad.toString(), dicom(EcgPhantom.fibrillation(40)).toString());

        assertThat(status).isEqualTo(1);
        assertThat(lines.get(0).at("/error/category").asText()).isEqualTo("invalid");
        assertThat(lines.get(1).path("rhythm").asText()).isEqualTo("af");
    }

    @Test
    void anotherTaskShouldBeRefused() throws IOException {
        assertThat(measure("--model", "ich-ct", "x.dcm")).isEmpty();
        assertThat(status).isEqualTo(2);
    }
}
