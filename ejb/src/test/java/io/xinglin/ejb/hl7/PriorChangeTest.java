package io.xinglin.ejb.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.fhir.LesionSamples;
import io.xinglin.core.imaging.Comparison;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.FindingChange;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.DicomUid;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What changed since an earlier study, in ORU^R01. */
@Tag("REQ-PRI-05")
class PriorChangeTest {
    private static final DicomUid PRIOR = new DicomUid("1.2.840.7");

    private static Report compared() {
        Report report = LesionSamples.report(ReportStatus.FINAL);
        ImagingResult result = report.results().get(0);
        Finding finding = result.findings().get(0);
        var change = new FindingChange(finding.uid(), PRIOR, FindingChange.Kind.NEW, 0.125, null);
        var since = new Comparison(PRIOR, LocalDate.of(2026, 1, 5), PRIOR, List.of(change), "", "");
        return new Report(
                report.id(),
                report.version(),
                report.status(),
                report.patient(),
                report.order(),
                report.study(),
                List.of(result.compared(result.lesions(), since)),
                report.derived(),
                report.findingsText(),
                report.impressionText(),
                report.signedBy(),
                report.issuedAt());
    }

    @Test
    void changeShouldStandBelowItsFinding() {
        var sender = new XinglinConfig.Hl7(true, "127.0.0.1", 2575, 1 << 20, "XINGLIN", "HOSPITAL");
        var receiver = new XinglinConfig.Hl7Receiver("e", "127.0.0.1", 1, "E", "H", "UNICODE UTF-8");

        String message = new ResultMessage(sender, receiver).write(compared(), "C1");

        assertThat(message.split("\r"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("OBX|")
                        .contains("|CWE|prior-change^")
                        .contains("|prior-new^新出现^99XINGLIN")
                        .contains("2026-01-05"))
                .anySatisfy(line ->
                        assertThat(line).contains("|NM|prior-certainty^").contains("|0.13|"));
    }
}
