package io.xinglin.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.fhir.LesionSamples;
import io.xinglin.core.report.ReportStatus;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the report page says and draws of lesions. */
@Tag("REQ-OBJ-08")
@Tag("REQ-OBJ-09")
class LesionLineTest {
    private final io.xinglin.core.report.Report report = LesionSamples.report(ReportStatus.PRELIMINARY);

    @Test
    void lesionShouldBeALineOfWordsUnderItsIdentifier() {
        List<LesionLine> lines = LesionLine.of(report, report.results().get(0), new Language());

        assertThat(lines)
                .containsExactly(new LesionLine(
                        LesionSamples.LESION.value(),
                        "肺结节 1",
                        "-43, 10, 130",
                        "8.4 mm",
                        "310.3 mm³",
                        "88.0 %",
                        "类 Lung-RADS 分类 4A 类",
                        "增大 (2026-01-07)",
                        List.of(1, 2)));
    }

    @Test
    void outlineShouldStandOnItsPictureWithItsWords() {
        var viewer = ViewerData.of(report, new Language());

        assertThat(viewer.getJsonArray("slices")).hasSize(2);
        assertThat(viewer.getJsonArray("outlines")).hasSize(2);
        var outline = viewer.getJsonArray("outlines").getJsonObject(1);
        assertThat(outline.getInt("slice")).isEqualTo(1);
        assertThat(outline.getString("uid")).isEqualTo(LesionSamples.LESION.value());
        assertThat(outline.getString("label")).isEqualTo("肺结节 1 · 88 %");
        assertThat(outline.getJsonArray("rings").toString()).isEqualTo("[[4.0,2.0,4.0,4.0,2.0,4.0,2.0,2.0]]");
        assertThat(outline.getInt("columns")).isEqualTo(512);
    }
}
