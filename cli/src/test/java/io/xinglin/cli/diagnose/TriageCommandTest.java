package io.xinglin.cli.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.diagnosis.Diagnoser;
import io.xinglin.nlp.diagnosis.Knowledge;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@Tag("REQ-DDX-06")
class TriageCommandTest {
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
        StringWriter out = new StringWriter();
        String input = "突然胸口像石头压着，痛到左胳膊，大汗，60岁男\n\n牙痛，喝冷水更痛，夜里痛醒\n";
        int status = new CommandLine(
                        new TriageCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))))
                .setOut(new PrintWriter(out, true))
                .execute();
        assertThat(status).isZero();
        assertThat(out.toString()).contains("警示：").contains("建议科室：心血管内科").contains("建议科室：口腔科");
    }
}
