package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.report.PriorComparer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed since an earlier study, in the SR. */
@org.junit.jupiter.api.Tag("REQ-PRI-05")
class ComparisonReportTest {
    private static final DicomUid PRIOR = new DicomUid("1.2.840.7");
    private static final LocalDate THEN = LocalDate.of(2026, 1, 5);

    private Path sr;
    private ImagingResult compared;

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        List<StoredInstance> series = ResultFixture.series(folder.resolve("series"));
        ImagingResult now = ResultFixture.drawn(series);
        compared = new PriorComparer().compare(now, THEN.plusMonths(3), before(now), THEN);
        sr = new DicomResultEncoder()
                .encode(compared, series, Optional.empty(), folder.resolve("out"))
                .get(0)
                .file();
    }

    /** The same labels on another study, none of them positive. */
    private static ImagingResult before(ImagingResult now) {
        List<Finding> findings = now.findings().stream()
                .map(finding -> new Finding(
                        DicomUid.named("prior/" + finding.uid()),
                        finding.label(),
                        finding.code(),
                        0.01,
                        finding.threshold(),
                        finding.severity(),
                        finding.reliable(),
                        List.of()))
                .toList();
        return ImagingResult.of(DicomUid.named("prior-result"), now.algorithm(), PRIOR, DicomUid.named("prior-series"))
                .findings(findings)
                .draft("", "", "")
                .analysed(Instant.EPOCH, Duration.ZERO)
                .build();
    }

    @Test
    void changeShouldBeAnEvaluationWithWhatItWasComparedWith() {
        Attributes report = Part10Reader.read(sr).data();

        List<Attributes> changes = DicomResultEncoderTest.items(report, "prior-change");

        assertThat(changes).isNotEmpty().allSatisfy(change -> {
            assertThat(change.getNestedDataset(Tag.ConceptCodeSequence).getString(Tag.CodeValue))
                    .isEqualTo("prior-new");
            assertThat(change.getNestedDataset(Tag.ContentSequence, 0).getString(Tag.Date))
                    .isEqualTo("20260105");
            assertThat(change.getNestedDataset(Tag.ContentSequence, 1).getString(Tag.UID))
                    .isEqualTo(PRIOR.value());
        });
        assertThat(compared.impressionZh()).contains("与2026-01-05相比").contains("新出现");
        assertThat(compared.impressionEn()).contains("Compared with 2026-01-05").contains(" new (probability 1% → ");
    }

    @Test
    @org.junit.jupiter.api.Tag("peer")
    void dciodvfyShouldFindNoError() throws Exception {
        String output = PeerTool.run(folder, "dciodvfy", sr.toString());

        assertThat(output).contains("ComprehensiveSR");
        assertThat(output.lines().filter(line -> line.startsWith("Error"))).isEmpty();
    }
}
