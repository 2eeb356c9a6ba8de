package io.xinglin.cli.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.diagnosis.Diagnoser;
import io.xinglin.nlp.diagnosis.Knowledge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("REQ-DDX-06")
class TriageCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();

    @Test
    void dialogueShouldNotAskAgainWhatWasAnswered() {
        TriageDialogue dialogue = new TriageDialogue(new Diagnoser(Knowledge.load(), XinglinNoteEngine.load()));
        TriageDialogue.Reply first = dialogue.say("我今年30岁，女，小便次数多，尿的时候痛");
        assertThat(first.department()).isEqualTo("肾内科");
        assertThat(first.question()).isNotEmpty();
        TriageDialogue.Reply second = dialogue.say("没有");
        assertThat(second.department()).isNotEmpty();
        assertThat(second.question()).isNotEqualTo(first.question());
    }

    @Test
    void emptyLineShouldBeginWithTheNextPatient() {
        String input = "突然胸口像石头压着，痛到左胳膊，大汗，60岁男\n\n牙痛，喝冷水更痛，夜里痛醒\n";
        assertThat(run(input)).isZero();
        assertThat(out.toString()).contains("警示：", "请立即到急诊科。建议科室：心血管内科").contains("建议科室：口腔科");
    }

    @Test
    void stateShouldPassFromStepToStepAsJson() throws IOException {
        assertThat(run("{\"id\":1,\"say\":\"我今年30岁，女，小便次数多，尿的时候痛\"}\n")).isZero();
        ObjectNode first = (ObjectNode) JSON.readTree(out.toString());
        assertThat(first.get("department").textValue()).isEqualTo("肾内科");
        assertThat(first.get("emergency").booleanValue()).isFalse();
        String asked = first.get("question").textValue();
        out.getBuffer().setLength(0);
        ObjectNode next = JSON.createObjectNode().put("id", 2).put("say", "没有");
        next.set("state", first.get("state"));
        assertThat(run(next + "\n")).isZero();
        JsonNode second = JSON.readTree(out.toString());
        assertThat(second.get("state").get("said").textValue()).contains("小便次数多", "无" + asked);
        assertThat(second.get("question").textValue()).isNotEqualTo(asked);
    }

    @Test
    void badStepsShouldBecomeErrorsAndLoseNothingElse() throws IOException {
        assertThat(run("{\n{\"id\":1}\n{\"id\":2,\"say\":\"咳嗽\",\"state\":7}\n{\"id\":3,\"say\":\"牙痛，喝冷水更痛\"}\n"))
                .isEqualTo(1);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(JSON.readTree(lines.get(0)).get("error").textValue()).isEqualTo("not a JSON object");
        assertThat(JSON.readTree(lines.get(1)).get("error").textValue()).isEqualTo("say is missing");
        assertThat(JSON.readTree(lines.get(2)).get("error").textValue()).contains("state");
        assertThat(JSON.readTree(lines.get(3)).get("department").textValue()).isEqualTo("口腔科");
    }

    @Test
    @Tag("REQ-DDX-09")
    void aSingleComplaintShouldHaveCandidatesAndItsDepartment() throws IOException {
        assertThat(run("{\"id\":1,\"say\":\"牙痛\"}\n{\"id\":2,\"say\":\"身上没劲\"}\n牙痛\n"))
                .isZero();
        List<String> lines = out.toString().lines().toList();
        JsonNode tooth = JSON.readTree(lines.get(0));
        assertThat(tooth.get("department").textValue()).isEqualTo("口腔科");
        assertThat(tooth.get("candidates")).hasSize(5);
        assertThat(tooth.get("candidates").get(0).get("icd10").textValue()).startsWith("K0");
        JsonNode weak = JSON.readTree(lines.get(1));
        assertThat(weak.get("department").textValue()).as("it may be of many").isEmpty();
        assertThat(weak.get("question").textValue()).isNotEmpty();
        assertThat(weak.get("alternates")).isNotEmpty();
        assertThat(lines.get(2)).startsWith("建议科室：口腔科。");
    }

    @Test
    @Tag("REQ-DDX-09")
    void measureShouldCountComplaintsSentRightly(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("complaints.jsonl"), """
                {"id":"1","say":"牙痛","departments":["口腔科"],"categories":["K04"],"open":false}
                {"id":"2","say":"牙痛","departments":["骨科"],"categories":["S82"],"open":false}
                """);
        int status = new CommandLine(new TriageCommand())
                .setOut(new PrintWriter(out, true))
                .execute("--measure", file.toString(), "--misses");
        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("miss 2 牙痛")
                .contains("complaints.jsonl: 2 complaints, with candidates 1.000, category among the first 5 0.500,"
                        + " sent rightly 0.500, asked on 0.000");
    }

    private int run(String input) {
        return new CommandLine(new TriageCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))))
                .setOut(new PrintWriter(out, true))
                .execute();
    }
}
