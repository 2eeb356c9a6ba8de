package io.xinglin.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DataSetMismatch;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DCM-41")
class StowAnswerTest {
    @Test
    void documentShouldNameWhatWasStoredAndWhatWasNot() {
        var answer = new StowAnswer();
        answer.stored(header("1.2.3"));
        answer.failed(header("1.2.4"), new ProblemException(Category.UNSUPPORTED, "no"));
        JsonObject json = answer.document();
        assertThat(json.getJsonObject("00081199").toString()).contains("1.2.3");
        assertThat(json.getJsonObject("00081198").toString()).contains("1.2.4").contains("290");
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void statusShouldBeTheStorageStatusWhenNothingFits() {
        var answer = new StowAnswer();
        answer.failed(null, new ProblemException(Category.STORAGE_FULL, "full"));
        assertThat(answer.status()).isEqualTo(507);
        assertThat(Json.createReader(new StringReader(answer.document().toString()))
                        .readObject())
                .isEqualTo(answer.document());
    }

    @Test
    void reasonShouldBeTheStandardsOwn() {
        var answer = new StowAnswer();
        answer.failed(header("1.2.3"), new DataSetMismatch("another class"));
        answer.failed(header("1.2.4"), new ProblemException(Category.CONFLICT, "another patient"));
        var failed = answer.document().getJsonObject("00081198").toString();
        assertThat(failed).contains("[" + 0xA900 + "]").contains("[" + 0xC001 + "]");
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void statusShouldBeBadRequestForAnEmptyBody() {
        assertThat(new StowAnswer().status()).isEqualTo(400);
    }

    private static InstanceHeader header(String sop) {
        var uid = new DicomUid("1.2");
        return new InstanceHeader(
                uid,
                uid,
                new DicomUid(sop),
                new DicomUid("1.2.840.10008.5.1.4.1.1.2"),
                uid,
                null,
                "",
                "CT",
                "",
                "",
                "",
                "",
                "",
                null,
                1,
                1,
                1,
                1,
                1);
    }
}
