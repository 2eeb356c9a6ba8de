package io.xinglin.cli.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("REQ-NLP-03")
class MeasureAssertionCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void corpus() throws IOException {
        Files.writeString(
                folder.resolve("notes.jsonl"),
                "{\"id\":\"n1\",\"text\":\"😀咳嗽3天，无发热。\",\"entities\":["
                        + "{\"start\":1,\"end\":3,\"label\":\"症状\"},{\"start\":7,\"end\":9,\"label\":\"症状\"}]}\n");
    }

    private int measure(String labels) throws IOException {
        Path file = Files.writeString(folder.resolve("labels.tsv"), labels);
        return new CommandLine(new MeasureAssertionCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--corpus", folder.toString(), "--labels", file.toString(), "--errors");
    }

    @Test
    void accuracyShouldCountTheLabelsThatAgree() throws IOException {
        assertThat(measure("# note\nn1\t1\t10\t1\t3\tPAST\nn1\t1\t10\t7\t9\tABSENT\n"))
                .isZero();
        assertThat(out.toString())
                .contains("2 mentions in 1 sentences", "accuracy 0.5000", "n1 1-3 labelled PAST said PRESENT")
                .doesNotContain("咳嗽", "发热");
    }

    @Test
    void mentionThatTheCorpusLacksShouldBeNamed() throws IOException {
        assertThat(measure("n1\t1\t10\t2\t3\tPAST\n")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("n1").contains("2").contains("3");
    }

    @Test
    void lineThatCannotBeReadShouldBeNamed() throws IOException {
        assertThat(measure("n1\t1\t10\t1\t3\tMAYBE\n")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("labels.tsv line 1");
    }
}
