package io.xinglin.cli.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.ModelVersions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("REQ-NLP-42")
class LearnCommandTest {
    private static final String DRUG = "格鲁沙韦";
    private static final List<String> SENTENCES =
            List.of("予" + DRUG + "口服，每日两次。", "😀停用" + DRUG + "三天。", "长期服用" + DRUG + "治疗。", "对" + DRUG + "过敏。");

    @TempDir
    private Path folder;

    private String printed = "";

    private int learn(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--out", folder.resolve("learned").toString()));
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        int status = new CommandLine(new LearnCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(writer)
                .setErr(writer)
                .execute(all.toArray(String[]::new));
        printed = out.toString();
        return status;
    }

    private String corrections(boolean withText) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String text : SENTENCES) {
            int start = text.codePointCount(0, text.indexOf(DRUG));
            String named = withText ? "\"text\":\"" + text + "\"" : "\"textSha256\":\"" + Sha256.of(text) + "\"";
            lines.append("{%s,\"corrections\":[{\"change\":\"add\",\"start\":%d,\"end\":%d,\"type\":\"DRUG\"}]}%n"
                    .formatted(named, start, start + DRUG.length()));
        }
        return file("corrections.jsonl", lines.toString());
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String notes() throws IOException {
        StringBuilder lines = new StringBuilder();
        SENTENCES.forEach(
                text -> lines.append("{\"id\":\"1\",\"text\":\"").append(text).append("\"}\n"));
        return file("notes.jsonl", lines.toString());
    }

    @Test
    void learnedVersionShouldBeListedUsedAndTakenBack() throws IOException {
        assertThat(learn("--corrections", corrections(true))).as(printed).isZero();
        assertThat(printed)
                .contains(
                        "kept as version 0001",
                        "before.fixed",
                        "after.apart.mentions",
                        "learned.mentions: learned",
                        "lessons.corrections: 4");
        var engine = XinglinNoteEngine.of(new ModelVersions(folder.resolve("learned")).activeOrShipped(this::refused));
        assertThat(engine.extract("睡前服" + DRUG + "一片。", Scheme.XINGLIN).mentions())
                .anyMatch(mention ->
                        mention.text().equals(DRUG) && mention.label().equals("DRUG"));

        assertThat(learn("--list")).isZero();
        assertThat(printed).contains("  shipped", "* 0001", "parent shipped");
        assertThat(learn("--rollback")).isZero();
        assertThat(learn("--list")).isZero();
        assertThat(printed).contains("* shipped", "  0001");
        assertThat(learn("--rollback")).isEqualTo(1);
    }

    private void refused(String reason) {
        throw new AssertionError(reason);
    }

    @Test
    void textsShouldBeFoundByTheirChecksum() throws IOException {
        assertThat(learn("--corrections", corrections(false), "--notes", notes()))
                .as(printed)
                .isZero();
        assertThat(learn("--corrections", corrections(false))).isEqualTo(1);
        assertThat(printed).contains("correction line 1", "checksum");
    }

    /** A code is learned by the command, and the concept lookup of the next start gives it. */
    @Test
    void codesShouldBeLearnedByTheCommand() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String text : List.of("患者乏力3天。", "伴乏力。", "乏力明显。", "近来乏力。")) {
            int start = text.indexOf("乏力");
            lines.append(("{\"text\":\"%s\",\"corrections\":[{\"change\":\"encode\",\"start\":%d,\"end\":%d,"
                            + "\"type\":\"SYMPTOM\",\"system\":\"LOCAL\",\"code\":\"W1\",\"zh\":\"乏力\"}]}%n")
                    .formatted(text, start, start + 2));
        }
        assertThat(learn("--corrections", file("codes.jsonl", lines.toString())))
                .as(printed)
                .isZero();
        assertThat(printed).contains("learned.codes: learned");
        var engine = XinglinNoteEngine.of(new ModelVersions(folder.resolve("learned")).activeOrShipped(this::refused));
        assertThat(engine.extract("患者乏力2周。", Scheme.XINGLIN).mentions())
                .filteredOn(mention -> mention.text().equals("乏力"))
                .allSatisfy(
                        mention -> assertThat(mention.codes().get(0).value()).isEqualTo("W1"))
                .isNotEmpty();
    }

    @Test
    void labelsWithoutTheirTextsShouldBeRefused() throws IOException {
        assertThat(learn("--corrections", corrections(true), "--assertion-labels", file("labels.tsv", "")))
                .isEqualTo(1);
        assertThat(printed).contains("--assertion-texts");
    }

    @Test
    void badLinesShouldBeNamed() throws IOException {
        assertThat(learn("--corrections", file("a", "{\"text\":\"咳嗽\",\"corrections\":[{\"change\":\"add\"}]}\n")))
                .isEqualTo(1);
        assertThat(printed).contains("correction line 1");
        assertThat(learn("--corrections", file("b", "no json\n"))).isEqualTo(1);
        assertThat(learn(
                        "--corrections",
                        file(
                                "c",
                                "{\"text\":\"咳嗽\",\"corrections\":[{\"change\":\"add\",\"start\":0,\"end\":9,"
                                        + "\"type\":\"DRUG\"}]}\n")))
                .isEqualTo(1);
        assertThat(learn(
                        "--corrections",
                        file(
                                "d",
                                "{\"text\":\"咳嗽\",\"corrections\":[{\"change\":\"add\",\"start\":0,\"end\":2,"
                                        + "\"type\":\"WORD\"}]}\n")))
                .isEqualTo(1);
        assertThat(printed).contains("unknown type 'WORD'");
    }
}
