package io.xinglin.fhir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.DicomUid;
import java.util.List;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-FHIR-08")
class RegionMappingTest {
    /** Code, figure and unit of the components that are no probability. */
    private static List<String> sizes(Observation observation) {
        return observation.getComponent().stream()
                .filter(component -> !component.getValueQuantity().getCode().equals("1"))
                .map(RegionMappingTest::words)
                .toList();
    }

    private static String words(ObservationComponentComponent component) {
        var quantity = component.getValueQuantity();
        return component.getCode().getCodingFirstRep().getCode() + " " + quantity.getValue() + " " + quantity.getCode();
    }

    @Test
    void outlinedFindingShouldCarryItsSizeAndAnotherShouldNot() {
        var observations =
                FhirSamples.all(FhirSamples.report(FhirSamples.report(ReportStatus.FINAL)), Observation.class);

        assertThat(sizes(observations.get(0)))
                .containsExactly("42798000 300.00 mm2", "103339001 25.00 mm", "103340004 12.35 mm");
        assertThat(sizes(observations.get(1))).isEmpty();
    }

    @Test
    void maskShouldBeFoundInTheStudyTheFindingIsDerivedFrom() {
        var report = FhirSamples.report(ReportStatus.FINAL);
        var draft = FhirSamples.report(report);
        var observations = FhirSamples.all(draft, Observation.class);
        String segmentation = report.derived().get(1).sopInstanceUid().value();

        assertThat(observations.get(0).getDerivedFrom()).hasSize(1);
        assertThat(observations
                        .get(0)
                        .getExtensionByUrl(RegionMapping.SEGMENTATION)
                        .getValue()
                        .primitiveValue())
                .isEqualTo("urn:oid:" + segmentation);
        assertThat(observations.get(1).hasExtension(RegionMapping.SEGMENTATION)).isFalse();
        assertThat(FhirSamples.all(draft, ImagingStudy.class).get(0).getSeries())
                .flatExtracting(ImagingStudy.ImagingStudySeriesComponent::getInstance)
                .extracting(ImagingStudy.ImagingStudySeriesInstanceComponent::getUid)
                .contains(segmentation);
    }

    @Test
    void sizeShouldSayWhereItWasMeasured() {
        var uid = new DicomUid("1.2.3");
        var observation = new Observation();
        var size = new RegionSize(10, 1, 2, 0.5, RegionSize.Unit.MILLIMETRE_AT_DETECTOR);

        RegionMapping.add(observation, new Region(uid, uid, uid, 1, 9, 9, new Box(0, 0, 5, 2), null, size, 0.9));

        assertThat(observation.getNoteFirstRep().getText()).contains("探测器平面", "detector");
        var pixels = new Observation();
        size = new RegionSize(10, 10, 5, 2, RegionSize.Unit.PIXEL);
        RegionMapping.add(pixels, new Region(uid, uid, uid, 1, 9, 9, new Box(0, 0, 5, 2), null, size, 0.9));
        assertThat(sizes(pixels)).contains("103339001 5.00 {pixels}");
        assertThat(pixels.hasNote()).isFalse();
    }
}
