package io.xinglin.cli.nlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.statistics.Count;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.CrossTab;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.nlp.statistics.CsvTables;
import io.xinglin.nlp.statistics.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A tally as JSON, as a table to read, as CSV files.
 *
 * @param top values of each field in JSON and table; the CSV files have them all
 */
record TallyReport(Tally tally, long errors, int top) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COLUMNS = 50;

    /** One object: {@code records}, {@code errors}, {@code counts} by field, {@code crossTabs} by dimension and field. */
    void json(PrintWriter out) {
        ObjectNode report =
                JSON.createObjectNode().put("records", tally.records()).put("errors", errors);
        ObjectNode counts = report.putObject("counts");
        for (CountedField field : tally.fields()) {
            ArrayNode values = counts.putArray(field.zh());
            tally.counts(field).stream()
                    .limit(top)
                    .forEach(count -> values.addObject()
                            .put("value", count.value())
                            .put("records", count.records())
                            .put("occurrences", count.occurrences()));
        }
        ObjectNode tables = report.putObject("crossTabs");
        for (Dimension by : tally.by()) {
            ObjectNode ofDimension = tables.putObject(by.name().toLowerCase(Locale.ROOT));
            tally.fields().forEach(field -> json(ofDimension.putObject(field.zh()), crossTab(field, by)));
        }
        out.println(report.toPrettyString());
    }

    private CrossTab crossTab(CountedField field, Dimension by) {
        return tally.crossTab(field, by, top, COLUMNS);
    }

    private static void json(ObjectNode to, CrossTab table) {
        table.buckets().forEach(to.putArray("buckets")::add);
        table.totals().forEach(to.putArray("totals")::add);
        ArrayNode rows = to.putArray("rows");
        for (CrossTab.Row row : table.rows()) {
            ObjectNode line = rows.addObject().put("value", row.value()).put("records", row.records());
            row.cells().forEach(line.putArray("cells")::add);
        }
    }

    /** Field by field, value, records, occurrences, and a line of cells for each dimension. */
    void table(PrintWriter out) {
        out.println(tally.records() + " 份记录 records, " + errors + " 行错误 bad lines");
        for (CountedField field : tally.fields()) {
            out.println();
            out.println("【" + field.zh() + "】 " + field.en());
            for (Count count : tally.counts(field).stream().limit(top).toList()) {
                out.println(count.value() + "\t" + count.occurrences() + "\t(" + count.records() + ")");
                tally.by().forEach(by -> out.println("    " + by.zh() + ": " + cells(field, count.value(), by)));
            }
        }
    }

    private String cells(CountedField field, String value, Dimension by) {
        StringBuilder cells = new StringBuilder();
        for (String bucket : tally.buckets(by).stream().limit(COLUMNS).toList()) {
            long records = tally.cell(field, value, by, bucket);
            if (records > 0) {
                cells.append(bucket).append(' ').append(records).append("  ");
            }
        }
        return cells.toString().strip();
    }

    /** {@code counts.csv}, and {@code by-sex.csv} ... for each dimension. */
    void csv(Path folder, boolean byteOrderMark) throws IOException {
        Files.createDirectories(folder);
        try (OutputStream out = Files.newOutputStream(folder.resolve("counts.csv"))) {
            CsvTables.counts(tally, byteOrderMark, out);
        }
        for (Dimension by : tally.by()) {
            Path file = folder.resolve("by-" + by.name().toLowerCase(Locale.ROOT) + ".csv");
            try (OutputStream out = Files.newOutputStream(file)) {
                CsvTables.cells(tally, by, byteOrderMark, out);
            }
        }
    }
}
