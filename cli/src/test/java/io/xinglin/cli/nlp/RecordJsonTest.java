package io.xinglin.cli.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.note.RecordSamples;
import io.xinglin.core.statistics.CountedField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The record as JSON has every field of the printed table under its own name. */
@Tag("REQ-NLP-11")
class RecordJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode RECORD = new FactsJson(JSON, RecordSamples.NOTE.text())
            .write("1", RecordSamples.FACTS)
            .path("record");

    @Test
    void everyValueOfTheRecordShouldBeThere() {
        assertThat(texts(RECORD)).containsAll(RecordSamples.values(RecordSamples.FACTS.record()));
    }

    @ParameterizedTest
    @EnumSource(CountedField.class)
    void everyFieldShouldStandUnderItsKey(CountedField field) {
        JsonNode given = RECORD.path(field.key());
        JsonNode one = given.isArray() ? given.path(0) : given;
        assertThat((field.property().isEmpty() ? one : one.path(field.property())).asText())
                .isNotEmpty();
    }

    @Test
    void keysShouldBeThoseOfTheTable() {
        assertThat(RECORD.fieldNames())
                .toIterable()
                .containsExactly(
                        "年龄",
                        "性别",
                        "籍贯",
                        "住址",
                        "主要症状",
                        "伴随症状",
                        "阴性症状",
                        "检查",
                        "过往病史",
                        "治疗史",
                        "家族史",
                        "用药",
                        "过敏史",
                        "否认过敏",
                        "考虑诊断",
                        "一般情况",
                        "segments");
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        StreamSupport.stream(node.spliterator(), false).forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
