package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A note comes in by HL7; a clinician takes a fact out, changes what the note says of another and describes a third. The page,
 * FHIR and the export for learning then say what the clinician said.
 */
@Tag("REQ-NLP-43")
class CorrectionIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String NOTE = "DOCTEACH1";
    private static final String TEXT = "主诉：咳嗽3天。\n现病史：患者3天前出现咳嗽，伴发热，无胸痛。\n既往史：高血压10年。";

    private final RunningServer server = RunningServer.shared();
    private final HttpPeer browser = new HttpPeer(server.web(), "", "");
    private final String page = "note.xhtml?id=" + NOTE;

    @Test
    void correctedFactsShouldShowOnThePageInFhirAndInTheExport() throws Exception {
        var journey = Journey.on(server, "TEACH1");
        try (var emr = new Hl7Peer(server.hl7Port())) {
            assertThat(emr.send(journey.messages().note(journey.subject(), TEXT))
                            .accepted())
                    .isTrue();
        }
        var account = server.account(Role.CLINICIAN);
        assertThat(new Clinician(browser).logIn(account.user(), account.password()))
                .isTrue();
        Await.until("the note has come in", SOON, () -> show("note.xhtml").contains(NOTE));
        Await.until("its facts are in FHIR", SOON, () -> status(journey, "发热").equals("preliminary"));
        assertThat(record()).contains("发热", "胸痛").doesNotContain("低热");
        assertThat(show(page)).doesNotContain("id=\"reviewed\"");

        press("删除 发热");
        assertThat(record()).doesNotContain("发热");
        edit("胸痛", "correct:assertion", "PRESENT", "correct:attribute", "degree", "correct:value", "隐隐");
        edit("咳嗽", "correct:attribute", "degree", "correct:value", "剧烈");

        String shown = show(page);
        assertThat(record()).contains("胸痛</b> 程度 隐隐", "剧烈");
        assertThat(shown).contains("id=\"reviewed\"", "改断言 " + account.user(), "改属性 " + account.user());
        assertThat(shown.substring(shown.indexOf("id=\"found\"")))
                .as("what the engine found is still told")
                .contains("发热");
        Await.until("FHIR follows", SOON, () -> status(journey, "发热").equals("entered-in-error"));
        Await.until("FHIR follows", SOON, () -> status(journey, "胸痛").equals("final"));
        JsonNode pain = fact(journey, "胸痛");
        assertThat(pain.at("/valueCodeableConcept/coding/0/code").asText()).isEqualTo("52101004");
        JsonNode provenance = journey.emr()
                .json("fhir/Provenance?target=Observation/"
                        + fact(journey, "发热").path("id").asText());
        assertThat(provenance.findValuesAsText("code")).contains("DELETE");
        assertThat(provenance.toString()).contains("\"urn:xinglin:account\",\"value\":\"" + account.user());

        String export = server.get("corrections.jsonl", server.account(Role.ADMINISTRATOR))
                .body();
        String line = export.lines().filter(l -> l.contains(NOTE)).findFirst().orElseThrow();
        assertThat(line).contains("\"delete\"", "\"reassert\"", "\"describe\"", "剧烈", account.user());
        assertThat(server.get("corrections.jsonl", account).statusCode()).isEqualTo(403);
    }

    /** A button in the table of mentions. */
    private String press(String title) throws Exception {
        String shown = show(page);
        return browser.form(page, PageForm.of(shown, "mentions").press(PageForm.button(shown, title)));
    }

    /** Takes the last mention of these words into the form, changes fields there and saves. */
    private void edit(String words, String... fieldsAndValues) throws Exception {
        PageForm form = PageForm.of(press("修改 " + words), "correct");
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            form.with(fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        assertThat(browser.form(page, form.press("correct:save"))).contains("修订已保存");
    }

    private String record() {
        String shown = show(page);
        int start = shown.indexOf("<dl id=\"record\"");
        return shown.substring(start, shown.indexOf("</dl>", start));
    }

    private String status(Journey journey, String words) {
        return fact(journey, words).path("status").asText("");
    }

    /** The symptom where these words stand last in the note. */
    private static JsonNode fact(Journey journey, String words) {
        int start = TEXT.lastIndexOf(words);
        String key = NOTE + ":" + start + "-" + (start + words.length()) + ":SYMPTOM";
        try {
            return journey.emr()
                    .json("fhir/Observation?identifier=urn:xinglin:fact%7C" + key)
                    .at("/entry/0/resource");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String show(String path) {
        try {
            return browser.page(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
