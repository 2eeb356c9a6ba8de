package io.xinglin.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.DicomUid;
import java.util.Map;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-17")
class WithdrawnModelTest {
    private static final String REASON = "ich-ct 1.0.0: 误报过多";

    private static Report report(Map<DicomUid, String> reviews) {
        Report plain = FhirSamples.report(ReportStatus.FINAL);
        return new Report(
                plain.id(),
                plain.version(),
                plain.status(),
                plain.patient(),
                plain.order(),
                plain.study(),
                plain.results(),
                plain.derived(),
                plain.findingsText(),
                plain.impressionText(),
                plain.signedBy(),
                plain.issuedAt(),
                reviews);
    }

    /** A report whose first model was withdrawn. */
    static Report withdrawn() {
        return report(
                Map.of(FhirSamples.report(ReportStatus.FINAL).results().get(0).uid(), REASON));
    }

    @Test
    void whatAWithdrawnVersionFoundShouldSaySo() {
        TransactionDraft draft = FhirSamples.report(withdrawn());

        assertThat(FhirSamples.all(draft, DiagnosticReport.class))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.getExtensionString(FindingMapping.REVIEW)).isEqualTo(REASON);
                    assertThat(r.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.FINAL);
                });
        assertThat(FhirSamples.all(draft, Observation.class)).isNotEmpty().allSatisfy(o -> {
            assertThat(o.getExtensionString(FindingMapping.REVIEW)).isEqualTo(REASON);
            assertThat(o.getNote()).anyMatch(note -> note.getText().contains("请复核"));
        });
    }

    @Test
    void whatNobodyWithdrewShouldSayNothing() {
        TransactionDraft draft = FhirSamples.report(report(Map.of()));

        assertThat(FhirSamples.all(draft, DiagnosticReport.class))
                .noneMatch(r -> r.hasExtension(FindingMapping.REVIEW));
        assertThat(FhirSamples.all(draft, Observation.class)).noneMatch(o -> o.hasExtension(FindingMapping.REVIEW));
    }
}
