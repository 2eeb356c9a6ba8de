package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import io.xinglin.core.statistics.Dimension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Notes come in by HL7, the batch job counts them, a coder reads counts and CSV and opens a count down to its note. The notes
 * name a department of their own, as the shared server has those of other tests too.
 */
@Tag("REQ-STA-04")
class StatisticsIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String DEPARTMENT = "统计测试科";
    private final RunningServer server = RunningServer.shared();
    private final HttpPeer browser = new HttpPeer(server.web(), "", "");

    @Test
    void notesShouldBeCountedAndTheCountsLeadBackToThem() throws Exception {
        String head = "科室：" + DEPARTMENT + "。\n主诉：咳嗽2个月。\n现病史：患者2个月前出现咳嗽，无咯血。";
        submit("STAT1", head + "查CT示两肺小结节灶。");
        submit("STAT2", head);
        submit("STAT3", "科室：" + DEPARTMENT + "。\n主诉：头痛1天。\n现病史：患者1天前出现头痛，无咯血、发热。");
        var account = server.account(Role.CODER);
        var coder = new Clinician(browser);
        assertThat(coder.logIn(account.user(), account.password())).isTrue();
        Await.until("the notes have come in", SOON, () -> page("note.xhtml").contains("DOCSTAT3"));

        coder.press("statistics.xhtml", "statistics", "start");
        Await.until("the job is done", SOON, () -> page("statistics.xhtml").contains("run-DONE"));

        String cells = csv("statistics.csv?by=DEPARTMENT");
        assertThat(cells).startsWith("\uFEFF字段,值,科室,记录数,该组记录总数\r\n");
        assertThat(cells)
                .contains("阴性症状,咯血," + DEPARTMENT + ",3,3\r\n")
                .contains("阴性症状,发热," + DEPARTMENT + ",1,3\r\n")
                .contains("检查项,CT," + DEPARTMENT + ",1,3\r\n");
        assertThat(csv("statistics.csv")).startsWith("\uFEFF字段,值,记录数,次数\r\n");

        for (Dimension by : Dimension.values()) {
            assertThat(csv("statistics.csv?by=" + by))
                    .startsWith("\uFEFF字段,值," + by.zh() + ",记录数,该组记录总数\r\n")
                    .contains("\r\n阴性症状,咯血,");
            assertThat(page("statistics.xhtml?field=NEGATIVE_SYMPTOM&by=" + by))
                    .contains("id=\"cells\"")
                    .contains("value=" + encode("咯血"));
        }

        String opened = page("statistics.xhtml?field=NEGATIVE_SYMPTOM&by=DEPARTMENT&value=" + encode("发热") + "&bucket="
                + encode(DEPARTMENT));
        assertThat(opened).contains("note.xhtml?id=DOCSTAT3").contains("患者1天前出现头痛，无咯血、发热");
        assertThat(page("note.xhtml?id=DOCSTAT3")).contains("统计测试科");
    }

    @Test
    void statisticsShouldBeForCodersAndAdministrators() {
        assertThat(server.get("statistics.xhtml", server.account(Role.CLINICIAN))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("statistics.csv", server.account(Role.CLINICIAN)).statusCode())
                .isEqualTo(403);
        assertThat(server.get("statistics.xhtml", server.account(Role.ADMINISTRATOR))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("statistics.csv?by=nothing", server.account(Role.CODER))
                        .statusCode())
                .isEqualTo(400);
    }

    private void submit(String number, String text) throws Exception {
        var journey = Journey.on(server, number);
        try (var emr = new Hl7Peer(server.hl7Port())) {
            assertThat(emr.send(journey.messages().note(journey.subject(), text))
                            .accepted())
                    .isTrue();
        }
    }

    private String csv(String path) {
        var answer = server.get(path, server.account(Role.CODER));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        return answer.body();
    }

    private String page(String path) {
        try {
            return browser.page(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
