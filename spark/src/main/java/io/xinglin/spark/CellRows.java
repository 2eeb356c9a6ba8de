package io.xinglin.spark;

import io.xinglin.core.patient.Sex;
import io.xinglin.core.statistics.Count;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.nlp.statistics.AgeBand;
import io.xinglin.nlp.statistics.RecordValues;
import io.xinglin.nlp.statistics.Tally;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Facts of one partition in, its tally's lines out; lines of all partitions with the same names are then added up by Spark,
 * so no machine ever holds the whole.
 */
final class CellRows implements MapPartitionsFunction<Row, Row>, Serializable {
    private static final long serialVersionUID = 1;
    private static final int MONTH = "2026-11".length();

    @Override
    public Iterator<Row> call(Iterator<Row> facts) {
        Tally tally = new Tally(EnumSet.allOf(Dimension.class));
        facts.forEachRemaining(row -> {
            if (row.getAs("record") != null) {
                tally.add(values(row).row(row.getAs(Columns.ID)));
            }
        });
        return lines(tally).iterator();
    }

    private static RecordValues values(Row facts) {
        RecordValues values = new RecordValues();
        Row record = facts.getAs("record");
        for (CountedField field : CountedField.values()) {
            int at = record.fieldIndex(field.key());
            if (record.isNullAt(at)) {
                continue;
            }
            if (record.get(at) instanceof String text) {
                values.add(field, text, null);
            } else {
                record.getList(at).forEach(one -> values.add(field, text(field, one), null));
            }
        }
        Sex sex = Sex.of(facts.getAs("sex"));
        if (sex != Sex.UNKNOWN) {
            values.about(Dimension.SEX, sex.zh());
        }
        if (facts.getAs("age") != null) {
            values.about(Dimension.AGE, AgeBand.of(facts.getAs("age")));
        }
        values.about(Dimension.DEPARTMENT, given(facts, "department"));
        values.about(Dimension.DIAGNOSIS, given(facts, "diagnosis"));
        String date = given(facts, "date");
        values.about(Dimension.MONTH, date.length() < MONTH ? "" : date.substring(0, MONTH));
        return values;
    }

    private static String text(CountedField field, Object given) {
        String text = given instanceof Row object ? object.getAs(field.property()) : (String) given;
        return text == null ? "" : text;
    }

    private static String given(Row facts, String name) {
        String text = facts.getAs(name);
        return text == null ? "" : text;
    }

    private static List<Row> lines(Tally tally) {
        List<Row> lines = new ArrayList<>();
        for (Dimension by : tally.by()) {
            for (String bucket : tally.buckets(by)) {
                lines.add(RowFactory.create("", "", name(by), bucket, tally.bucketRecords(by, bucket), 0L));
            }
        }
        for (CountedField field : tally.fields()) {
            for (Count count : tally.counts(field)) {
                lines.add(RowFactory.create(field.zh(), count.value(), "", "", count.records(), count.occurrences()));
                tally.by().forEach(by -> cells(tally, count, by, lines));
            }
        }
        return lines;
    }

    private static void cells(Tally tally, Count count, Dimension by, List<Row> lines) {
        for (String bucket : tally.buckets(by)) {
            long records = tally.cell(count.field(), count.value(), by, bucket);
            if (records > 0) {
                lines.add(RowFactory.create(count.field().zh(), count.value(), name(by), bucket, records, 0L));
            }
        }
    }

    private static String name(Dimension by) {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
