package io.xinglin.spark;

import io.xinglin.core.statistics.CountedField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;

/** Collects one record in the shape of {@link Columns#RECORD}. Not for use by many threads. */
final class RecordCells {
    private final Map<String, Object> cells = new HashMap<>();
    private final Map<String, List<Object>> lists = new HashMap<>();

    void one(CountedField field, String value) {
        cells.put(field.key(), value);
    }

    void text(CountedField field, String value) {
        lists.computeIfAbsent(field.key(), key -> new ArrayList<>()).add(value);
    }

    /** @param values in the order of the fields with this key */
    void object(CountedField field, Object... values) {
        lists.computeIfAbsent(field.key(), key -> new ArrayList<>()).add(RowFactory.create(values));
    }

    Row row() {
        List<Object> row = new ArrayList<>();
        for (StructField column : Columns.RECORD.fields()) {
            row.add(
                    column.dataType() instanceof ArrayType
                            ? lists.getOrDefault(column.name(), List.of()).toArray()
                            : cells.get(column.name()));
        }
        return RowFactory.create(row.toArray());
    }
}
