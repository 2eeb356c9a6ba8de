package io.xinglin.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.Comparison;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.FindingChange;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.DicomUid;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What changed since an earlier study, in the finding's Observation. */
@Tag("REQ-PRI-05")
class PriorMappingTest {
    private static final DicomUid PRIOR = new DicomUid("1.2.840.7");

    @Test
    void changedFindingShouldNameTheEarlierStudyAndItsFigures() {
        ImagingResult result = FhirSamples.report(ReportStatus.FINAL).results().get(0);
        Finding finding = result.findings().get(0);
        var size = new RegionSize(10, 5, 12.345, 4, RegionSize.Unit.MILLIMETRE);
        var change = new FindingChange(finding.uid(), PRIOR, FindingChange.Kind.PERSISTING, 0.4, size);
        ImagingResult compared = result.compared(
                List.of(), new Comparison(PRIOR, LocalDate.of(2026, 1, 5), PRIOR, List.of(change), "", ""));
        var observation = new Observation();

        PriorMapping.add(observation, compared, finding);

        assertThat(observation.getDerivedFromFirstRep().getIdentifier().getValue())
                .isEqualTo("urn:oid:1.2.840.7");
        assertThat(observation.getDerivedFromFirstRep().getDisplay()).isEqualTo("2026-01-05");
        assertThat(observation.getComponent()).hasSize(3);
        assertThat(observation
                        .getComponent()
                        .get(0)
                        .getValueCodeableConcept()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("prior-persisting");
        assertThat(observation.getComponent().get(1).getValueQuantity().getValue())
                .isEqualByComparingTo("0.4");
        assertThat(observation.getComponent().get(2).getValueQuantity().getValue())
                .isEqualByComparingTo("12.35");
    }

    @Test
    void findingOfAResultThatWasNotComparedShouldSayNothing() {
        ImagingResult result = FhirSamples.report(ReportStatus.FINAL).results().get(0);
        var observation = new Observation();

        PriorMapping.add(observation, result, result.findings().get(0));

        assertThat(observation.isEmpty()).isTrue();
    }
}
