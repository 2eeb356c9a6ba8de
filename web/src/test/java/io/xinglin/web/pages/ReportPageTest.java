package io.xinglin.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-19")
class ReportPageTest {
    private static final DicomUid UID = new DicomUid("1.2.3");
    private static final Finding FINDING = new Finding(
            UID,
            "lesion",
            new Code(CodeSystem.XINGLIN, "lesion", "Lesion", "病灶"),
            0.9,
            0.5,
            Severity.HIGH,
            true,
            List.of());

    private static ImagingResult result(RegionSize... sizes) {
        List<Region> regions = List.of(sizes).stream()
                .map(size -> new Region(UID, UID, UID, 1, 9, 9, new Box(0, 0, 5, 2), null, size, 0.9))
                .toList();
        return ImagingResult.of(UID, new AlgorithmIdentification("m", "M", "1.0.0", "ab"), UID, UID)
                .findings(List.of(FINDING))
                .regions(regions)
                .draft("", "", "")
                .analysed(Instant.EPOCH, Duration.ZERO)
                .build();
    }

    @Test
    void sizeShouldBeThatOfTheLargestRegion() {
        var small = new RegionSize(4, 1, 3, 2, RegionSize.Unit.MILLIMETRE);
        var large = new RegionSize(9, 2, 12.46, 8, RegionSize.Unit.MILLIMETRE);

        assertThat(new ReportPage().size(result(small, large), FINDING)).isEqualTo("12.5 × 8.0 mm");
        assertThat(new ReportPage().size(result(new RegionSize(4, 4, 3, 2, RegionSize.Unit.PIXEL)), FINDING))
                .isEqualTo("3.0 × 2.0 px");
        assertThat(new ReportPage().size(result(), FINDING)).isEmpty();
    }
}
