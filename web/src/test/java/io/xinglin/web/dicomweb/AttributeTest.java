package io.xinglin.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DCM-40")
class AttributeTest {
    @Test
    void jsonShouldFollowTheDicomJsonModel() {
        var json = Attribute.json(
                Map.of("PatientName", "张三", "ModalitiesInStudy", "CT\\SR", "Rows", "512", "AccessionNumber", ""));
        assertThat(json.toString())
                .isEqualTo("{\"00080050\":{\"vr\":\"SH\"},\"00080061\":{\"vr\":\"CS\",\"Value\":[\"CT\",\"SR\"]},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"张三\"}]},"
                        + "\"00280010\":{\"vr\":\"US\",\"Value\":[512]}}");
    }

    @Test
    void namedShouldTakeKeywordOrTag() {
        assertThat(Attribute.named("PatientID")).contains(Attribute.PatientID);
        assertThat(Attribute.named("0020000d")).contains(Attribute.StudyInstanceUID);
        assertThat(Attribute.named("Unknown")).isEmpty();
    }
}
