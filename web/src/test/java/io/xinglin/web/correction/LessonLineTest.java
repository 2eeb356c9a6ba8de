package io.xinglin.web.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.correction.CorrectionDesk;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-41")
class LessonLineTest {
    private static final String TEXT = "😀咳嗽3天。";

    @Test
    void lineShouldCountCodePointsAndNameTheEngine() {
        var change = new Change.Move(new Span(2, 4), MentionType.SYMPTOM, new Span(2, 6));
        var correction = new Correction(
                "c1", "N1", Sha256.of(TEXT), "engine/1", "", "dr.li", Instant.parse("2026-11-20T10:00:00Z"), change);

        String line = LessonLine.of(new CorrectionDesk.Lesson("N1", Sha256.of(TEXT), TEXT, List.of(correction)));

        var row = Json.createReader(new StringReader(line)).readObject();
        assertThat(row.getString("text")).isEqualTo(TEXT);
        var kept = row.getJsonArray("corrections").getJsonObject(0);
        assertThat(kept.getString("change")).isEqualTo("move");
        assertThat(kept.getInt("start")).isEqualTo(1);
        assertThat(kept.getInt("end")).isEqualTo(3);
        assertThat(kept.getInt("toEnd")).isEqualTo(5);
        assertThat(kept.getString("engine")).isEqualTo("engine/1");
        assertThat(line).doesNotContain("\n");
    }
}
