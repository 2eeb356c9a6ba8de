package io.xinglin.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * The entry point for {@code spark-submit}: notes as JSON lines or Parquet in, their facts and the statistics over them out.
 *
 * <pre>{@code
 * spark-submit xinglin-spark.jar in=hdfs:///notes out=hdfs:///result [in-format=json|parquet] [format=parquet|json]
 * }</pre>
 *
 * <p>A note has {@code id} and {@code text}, and may have {@code sex}, {@code age}, {@code department}, {@code diagnosis},
 * {@code date}. Below {@code out} there are then {@code facts} and {@code statistics}; neither may exist before.
 */
public final class NotesJob {
    private static final String JSON = "json";

    private NotesJob() {}

    public static void main(String[] arguments) {
        Map<String, String> settings = settings(arguments);
        SparkSession spark = SparkSession.builder().appName("xinglin-notes").getOrCreate();
        try {
            run(spark, settings);
        } finally {
            spark.stop();
        }
    }

    static Map<String, String> settings(String... arguments) {
        Map<String, String> settings = new HashMap<>(Map.of("in-format", JSON, "format", "parquet"));
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length < 2
                    || !Arrays.asList("in", "out", "in-format", "format").contains(pair[0])) {
                throw new IllegalArgumentException("not a setting: " + argument);
            }
            settings.put(pair[0], pair[1]);
        }
        if (!settings.containsKey("in") || !settings.containsKey("out")) {
            throw new IllegalArgumentException("in=PATH and out=PATH are needed");
        }
        return settings;
    }

    /** Leaves the session open. */
    static void run(SparkSession spark, Map<String, String> settings) {
        String format = settings.get("format");
        String facts = settings.get("out") + "/facts";
        notes(spark, settings.get("in"), settings.get("in-format"))
                .mapPartitions(new FactsRows(), Encoders.row(Columns.FACTS))
                .write()
                .mode(SaveMode.ErrorIfExists)
                .format(format)
                .save(facts);
        spark.read()
                .schema(Columns.FACTS)
                .format(format)
                .load(facts)
                .mapPartitions(new CellRows(), Encoders.row(Columns.CELLS))
                .groupBy("field", "value", "dimension", "bucket")
                .sum("records", "occurrences")
                .toDF(Columns.CELLS.fieldNames())
                .write()
                .mode(SaveMode.ErrorIfExists)
                .format(format)
                .save(settings.get("out") + "/statistics");
    }

    private static Dataset<Row> notes(SparkSession spark, String path, String format) {
        if (format.equals(JSON)) {
            return spark.read().schema(Columns.NOTE_LINES).json(path);
        }
        Dataset<Row> table = spark.read().format(format).load(path);
        return table.select(Arrays.stream(Columns.NOTES.fieldNames())
                .map(name -> text(table, name))
                .toArray(Column[]::new));
    }

    private static Column text(Dataset<Row> table, String name) {
        Column given = Arrays.asList(table.columns()).contains(name) ? col(name) : lit(null);
        return given.cast(DataTypes.StringType).as(name);
    }
}
