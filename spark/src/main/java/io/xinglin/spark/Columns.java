package io.xinglin.spark;

import io.xinglin.core.statistics.CountedField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The tables that go in and come out. Facts have the shape of {@code xinglin nlp extract}'s lines, so that what Spark writes
 * as JSON lines {@code xinglin nlp stats} reads.
 */
final class Columns {
    static final String ID = "id";
    static final String TEXT = "text";
    static final String ERROR = "error";
    /** The encounter's date: relative times count from it. */
    static final String DATE = "date";

    /** A line that is not JSON. */
    static final String CORRUPT = "_corrupt_record";

    /** Values of a note that are passed on; they name its buckets. */
    static final List<String> ABOUT = List.of("sex", "age", "department", "diagnosis", DATE);

    private static final List<String> ONCE = List.of(
            CountedField.AGE.key(),
            CountedField.SEX.key(),
            CountedField.NATIVE_PLACE.key(),
            CountedField.ADDRESS.key());

    /** When a mention began or was done, as {@code nlp extract} writes it; null where the note does not say. */
    static final StructType TIME = new StructType()
            .add("kind", DataTypes.StringType)
            .add(TEXT, DataTypes.StringType)
            .add("start", DataTypes.StringType)
            .add("end", DataTypes.StringType)
            .add("amount", DataTypes.StringType);

    static final StructType ENTITY = new StructType()
            .add("start", DataTypes.IntegerType)
            .add("end", DataTypes.IntegerType)
            .add(TEXT, DataTypes.StringType)
            .add("label", DataTypes.StringType)
            .add("assertion", DataTypes.StringType)
            .add("time", TIME);

    static final StructType RECORD = record();
    static final StructType NOTES = texts(ABOUT).add(TEXT, DataTypes.StringType);
    static final StructType NOTE_LINES = NOTES.add(CORRUPT, DataTypes.StringType);
    static final StructType FACTS = texts(ABOUT)
            .add("entities", DataTypes.createArrayType(ENTITY))
            .add("record", RECORD)
            .add("engine", DataTypes.StringType)
            .add(ERROR, DataTypes.StringType);

    /** {@code dimension} and {@code bucket} are empty in the line of a value's total, {@code field} in that of a bucket's. */
    static final StructType CELLS = new StructType()
            .add("field", DataTypes.StringType)
            .add("value", DataTypes.StringType)
            .add("dimension", DataTypes.StringType)
            .add("bucket", DataTypes.StringType)
            .add("records", DataTypes.LongType)
            .add("occurrences", DataTypes.LongType);

    private Columns() {}

    private static StructType texts(List<String> names) {
        StructType type = new StructType().add(ID, DataTypes.StringType);
        for (String name : names) {
            type = type.add(name, DataTypes.StringType);
        }
        return type;
    }

    /** A text, a list of texts or a list of objects for each key of the printed table. */
    private static StructType record() {
        Map<String, StructType> keys = new LinkedHashMap<>();
        for (CountedField field : CountedField.values()) {
            StructType known = keys.getOrDefault(field.key(), new StructType());
            keys.put(
                    field.key(),
                    field.property().isEmpty() ? known : known.add(field.property(), DataTypes.StringType));
        }
        StructType record = new StructType();
        for (Map.Entry<String, StructType> key : keys.entrySet()) {
            record = record.add(key.getKey(), type(key.getKey(), key.getValue()));
        }
        return record;
    }

    private static DataType type(String key, StructType object) {
        if (object.size() > 0) {
            return DataTypes.createArrayType(object);
        }
        return ONCE.contains(key) ? DataTypes.StringType : DataTypes.createArrayType(DataTypes.StringType);
    }
}
