package io.xinglin.nlp.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-STA-02")
class CsvTablesTest {
    private final Tally tally = new Tally(List.of(Dimension.SEX));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CsvTablesTest() {
        RecordValues values = new RecordValues();
        values.add(CountedField.EXAM_RESULT, "两肺\"小结节\",待查", null);
        values.add(CountedField.EXAM_RESULT, "=HYPERLINK(1)", null);
        tally.add(values.about(Dimension.SEX, "女").row("1"));
    }

    @Test
    void countsShouldOpenInASpreadsheet() throws IOException {
        CsvTables.counts(tally, true, out);

        assertThat(out.toByteArray()).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(out.toString(StandardCharsets.UTF_8).substring(1))
                .isEqualTo("字段,值,记录数,次数\r\n检查结果,'=HYPERLINK(1),1,1\r\n检查结果,\"两肺\"\"小结节\"\",待查\",1,1\r\n");
    }

    @Test
    void cellsShouldNameTheirBucketAndItsSize() throws IOException {
        CsvTables.cells(tally, Dimension.SEX, false, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("字段,值,性别,记录数,该组记录总数\r\n")
                .contains("检查结果,'=HYPERLINK(1),女,1,1\r\n");
    }
}
