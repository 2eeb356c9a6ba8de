package io.xinglin.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.TimeAnchor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shaded jar handed to spark-submit's own class on a local cluster: a master and two workers whose executors are Java
 * machines of their own and get the jar as they would in a real one. Then from Parquet to lines in this Java machine.
 */
@Tag("REQ-STA-05")
class NotesJobIT {
    private static final int NOTES = 40;
    private static final int MINUTES = 5;

    @TempDir
    static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void notes() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < NOTES; i++) {
            lines.add("{\"id\":\"n" + i + "\",\"sex\":\"" + (i % 4 == 0 ? "M" : "F")
                    + "\",\"date\":\"2026-1" + i % 2 + "-03\",\"text\":\"患者，" + (20 + i)
                    + "岁。咳嗽2个月前开始，无咯血。\"}");
        }
        lines.add("{\"id\":\"y\",\"date\":\"3.11.2026\",\"text\":\"咳嗽2天。\"}");
        lines.add("not json");
        lines.add("{\"id\":\"x\"}");
        Files.write(Files.createDirectory(folder.resolve("notes")).resolve("a.jsonl"), lines.subList(0, NOTES / 2));
        Files.write(folder.resolve("notes/b.jsonl"), lines.subList(NOTES / 2, lines.size()));
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 1)
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void jobShouldRunOnAClusterFromLinesAndFromParquet() throws Exception {
        spark.read()
                .json(folder.resolve("notes").toString())
                .where("id is not null and id <> 'y'")
                .withColumn("date", col("date").cast("timestamp"))
                .write()
                .parquet(folder.resolve("table").toString());

        submit("in=" + folder.resolve("notes"), "out=" + folder.resolve("a"));
        NotesJob.run(
                spark,
                NotesJob.settings(
                        "in=" + folder.resolve("table"),
                        "in-format=parquet",
                        "format=json",
                        "out=" + folder.resolve("b")));

        List<Row> facts = spark.read()
                .parquet(folder.resolve("a/facts").toString())
                .orderBy("id")
                .collectAsList();
        assertThat(facts).hasSize(NOTES + 3);
        assertThat(facts.stream().map(row -> row.<String>getAs("error")).filter(error -> error != null))
                .containsExactlyInAnyOrder("not a JSON object", "text is missing", TimeAnchor.UNREADABLE);
        Row note = facts.stream()
                .filter(row -> "n7".equals(row.getAs("id")))
                .findFirst()
                .orElseThrow();
        assertThat(note.<Row>getAs("record")
                        .<String>getList(note.<Row>getAs("record").fieldIndex("阴性症状")))
                .containsExactly("咯血");
        assertThat(onset(note)).isEqualTo("2026-09");
        assertThat(spark
                        .read()
                        .schema(Columns.FACTS)
                        .json(folder.resolve("b/facts").toString())
                        .where("id = 'n7'")
                        .collectAsList()
                        .stream()
                        .map(NotesJobIT::onset))
                .containsExactly("2026-09");

        List<Row> statistics =
                spark.read().parquet(folder.resolve("a/statistics").toString()).collectAsList();
        assertThat(statistics)
                .extracting(Row::toString)
                .contains(
                        "[主要症状,咳嗽,,,40,40]",
                        "[出现时间,2个月,,,40,40]",
                        "[阴性症状,咯血,sex,男,10,0]",
                        "[阴性症状,咯血,month,2026-11,20,0]",
                        "[,,age,45-64岁,15,0]");
        List<String> again =
                spark
                        .read()
                        .schema(Columns.CELLS)
                        .json(folder.resolve("b/statistics").toString())
                        .collectAsList()
                        .stream()
                        .map(Row::toString)
                        .toList();
        assertThat(again)
                .containsExactlyInAnyOrderElementsOf(
                        statistics.stream().map(Row::toString).toList());
    }

    /** When the cough began, counted from the date of the note. */
    private static String onset(Row note) {
        return note.<Row>getList(note.fieldIndex("entities")).stream()
                .filter(entity -> "咳嗽".equals(entity.getAs("text")))
                .map(entity -> entity.<Row>getAs("time").<String>getAs("start"))
                .findFirst()
                .orElseThrow();
    }

    private static void submit(String... arguments) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("spark.home"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(System.getProperty("spark.opens").split(" ")));
        command.addAll(List.of(
                "-Xmx512m",
                "-cp",
                home.resolve("jars") + File.separator + "*",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local-cluster[2,1,1024]",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.sql.shuffle.partitions=2",
                "--class",
                "io.xinglin.spark.NotesJob",
                System.getProperty("spark.jar")));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("submit.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(tail(log)).isZero();
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - 60), lines.size()).stream()
                .collect(Collectors.joining("\n"));
    }
}
