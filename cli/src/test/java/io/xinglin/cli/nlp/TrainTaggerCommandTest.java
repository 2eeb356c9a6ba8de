package io.xinglin.cli.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("REQ-NLP-08")
class TrainTaggerCommandTest {
    private static final List<String> DRUGS = List.of("甲药片", "乙药片", "丙药片", "丁药片", "戊药片");
    private static final String OTHER = "睡前外用己膏一次。";

    @TempDir
    private Path folder;

    private String printed = "";

    private int run(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        int status = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
        printed = out.toString();
        return status;
    }

    private String file(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines).toString();
    }

    private String corpus() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append(
                    "{\"id\":\"%d\",\"text\":\"口服%s治疗。\",\"entities\":[{\"start\":2,\"end\":5,\"label\":\"药物\"}]}%n"
                            .formatted(i, DRUGS.get(i % DRUGS.size())));
        }
        return file("corpus.jsonl", lines.toString());
    }

    private String measured(String corpus, String tagger) {
        String[] arguments = {
            "--corpus",
            corpus,
            "--scheme",
            "ccks2019",
            "--labels",
            "药物",
            "--fold",
            "-1",
            "--seconds",
            "0",
            "--tagger",
            tagger
        };
        assertThat(run(new MeasureCommand(), arguments)).as(printed).isZero();
        return printed.lines()
                .filter(line -> line.startsWith("ALL "))
                .findFirst()
                .orElse(printed);
    }

    @Test
    void taggerShouldBeMeasuredAndLearnFromWhatAnotherEngineFound() throws IOException {
        String corpus = corpus();
        String tagger = folder.resolve("plain.crf").toString();
        assertThat(run(new TrainTaggerCommand(), "--corpus", corpus, "--labels", "药物", "--out", tagger))
                .as(printed)
                .isZero();
        assertThat(measured(corpus, tagger)).endsWith("F1 1.0000");

        String notes = file("notes.jsonl", ("{\"id\":\"n\",\"text\":\"" + OTHER + "\"}\n").repeat(20));
        String facts = file("facts.jsonl", "{\"id\":\"n\",\"entities\":[{\"start\":4,\"end\":6,\"label\":\"药物\"}]}\n");
        String unknown = file(
                "unknown.jsonl",
                "{\"id\":\"n\",\"text\":\"" + OTHER + "\",\"entities\":[{\"start\":4,\"end\":6,\"label\":\"药物\"}]}\n");
        assertThat(measured(unknown, tagger)).contains("gold 1 ").doesNotContain("F1 1.0000");
        String taught = folder.resolve("taught.crf").toString();
        String[] arguments = {
            "--corpus",
            corpus,
            "--labels",
            "药物",
            "--out",
            taught,
            "--silver",
            notes,
            "--silver-facts",
            facts,
            "--average",
            "3"
        };
        assertThat(run(new TrainTaggerCommand(), arguments)).as(printed).isZero();
        assertThat(printed).contains("40 notes to learn from", "60 with what another engine found");
        assertThat(measured(unknown, taught)).endsWith("F1 1.0000");
    }

    @Test
    void silverNotesWithoutFactsShouldBeRefused() throws IOException {
        String corpus = corpus();
        String tagger = folder.resolve("none.crf").toString();
        int status = run(
                new TrainTaggerCommand(), "--corpus", corpus, "--labels", "药物", "--out", tagger, "--silver", corpus);
        assertThat(status).isEqualTo(2);
        assertThat(printed).contains("--silver-facts");
        assertThat(folder.resolve("none.crf")).doesNotExist();
    }
}
