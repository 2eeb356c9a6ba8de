package io.xinglin.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.Symptom;
import io.xinglin.core.note.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-43")
class AttributeNamesTest {
    private static final Field PAIN = new Field("胸痛", new Span(0, 2));

    @Test
    void everythingTheRecordTellsOfASymptomShouldBeInItsLine() {
        Symptom symptom = new Symptom(PAIN, "今晨", "阵发", "左侧", "活动", "剧烈", "深吸气时加重", "刺痛", "休息后缓解");
        assertThat(AttributeNames.line(symptom, new Language()))
                .isEqualTo("出现时间 今晨; 频率 阵发; 部位 左侧; 程度 剧烈; 特点 刺痛; 诱因 活动; 加重因素 深吸气时加重; 缓解因素 休息后缓解");
    }

    @Test
    void whatTheRecordDoesNotTellShouldBeLeftOut() {
        assertThat(AttributeNames.line(new Symptom(PAIN, "", "", "", "", "剧烈", "", "", ""), new Language()))
                .isEqualTo("程度 剧烈");
    }
}
