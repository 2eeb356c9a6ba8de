package io.xinglin.nlp.statistics;

import io.xinglin.core.statistics.Count;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tables of a tally as CSV (RFC 4180) in UTF-8. With a byte order mark a Chinese spreadsheet takes it for UTF-8; a value
 * that a spreadsheet would take for a formula is preceded by an apostrophe.
 */
public final class CsvTables {
    private static final String FORMULA = "=+-@\t\r";

    private CsvTables() {}

    /** {@code 字段,值,记录数,次数}. */
    public static void counts(Tally tally, boolean byteOrderMark, OutputStream out) throws IOException {
        Writer csv = writer(byteOrderMark, out);
        row(csv, "字段", "值", "记录数", "次数");
        for (CountedField field : tally.fields()) {
            for (Count count : tally.counts(field)) {
                row(
                        csv,
                        field.zh(),
                        count.value(),
                        String.valueOf(count.records()),
                        String.valueOf(count.occurrences()));
            }
        }
        csv.flush();
    }

    /** {@code 字段,值,} dimension {@code ,记录数,该组记录总数}; a line for each cell that is not empty. */
    public static void cells(Tally tally, Dimension by, boolean byteOrderMark, OutputStream out) throws IOException {
        Writer csv = writer(byteOrderMark, out);
        row(csv, "字段", "值", by.zh(), "记录数", "该组记录总数");
        List<String> buckets = tally.buckets(by);
        for (CountedField field : tally.fields()) {
            for (Count count : tally.counts(field)) {
                for (String bucket : buckets) {
                    long records = tally.cell(field, count.value(), by, bucket);
                    if (records > 0) {
                        row(
                                csv,
                                field.zh(),
                                count.value(),
                                bucket,
                                String.valueOf(records),
                                String.valueOf(tally.bucketRecords(by, bucket)));
                    }
                }
            }
        }
        csv.flush();
    }

    private static Writer writer(boolean byteOrderMark, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (byteOrderMark) {
            csv.write('\uFEFF');
        }
        return csv;
    }

    private static void row(Writer csv, String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            csv.write(i == 0 ? "" : ",");
            csv.write(cell(cells[i]));
        }
        csv.write("\r\n");
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quote =
                safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0 || safe.indexOf('\n') >= 0 || safe.indexOf('\r') >= 0;
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
