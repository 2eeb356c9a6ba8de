package io.xinglin.ear.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.core.account.Role;
import io.xinglin.ear.Await;
import io.xinglin.ear.Journey;
import io.xinglin.ear.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headless Chromium: a clinician logs in, opens the result, corrects it and signs it; corrects what was found in a note. */
@Tag("peer")
@Tag("REQ-WEB-03")
class BrowserPeerIT {
    private final RunningServer server = RunningServer.shared();

    @TempDir
    Path folder;

    @Test
    void clinicianShouldLogInOpenTheResultAndSignIt() throws Exception {
        var journey = Journey.on(server, "WEB1");
        journey.order();
        journey.images(journey.phantom(folder.resolve("ct"), 8));
        journey.awaitReport("preliminary");
        var account = server.account(Role.CLINICIAN);
        var pictures = Path.of("target/screenshots");
        try (var chromium = new Chromium()) {
            Page page = chromium.page();
            page.navigate(server.web().resolve("worklist.xhtml").toString());
            page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("login.png")));
            page.fill("#user", account.user());
            page.fill("#password", account.password());
            page.click("#login");
            page.waitForSelector("tr:has-text(\"" + journey.accession() + "\") a.open-report");
            page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("worklist.png")));
            page.click("tr:has-text(\"" + journey.accession() + "\") a.open-report");
            page.waitForFunction("document.getElementById('slice').naturalWidth > 0");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(pictures.resolve("report.png"))
                    .setFullPage(true));
            page.click("[data-mode=overlays]");
            page.waitForFunction("document.getElementById('slice').naturalWidth > 0");
            page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("overlay.png")));
            page.fill("[id='report:impression']", "右侧脑实质出血可能，建议复查。");
            page.click("[id='report:sign']");
            page.waitForSelector("#status.status-FINAL");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(pictures.resolve("signed.png"))
                    .setFullPage(true));
        }
        assertThat(journey.awaitReport("final").path("conclusion").asText()).contains("建议复查");
    }

    @Test
    @Tag("REQ-NLP-43")
    void clinicianShouldCorrectAFactOnThePage() throws Exception {
        var journey = Journey.on(server, "WEB2");
        String text = "主诉：咳嗽3天。\n现病史：患者3天前出现咳嗽，伴发热，体温最高39.2℃，无胸痛。予头孢曲松2g静滴。\n既往史：高血压10年。";
        try (var emr = new Hl7Peer(server.hl7Port())) {
            assertThat(emr.send(journey.messages().note(journey.subject(), text))
                            .accepted())
                    .isTrue();
        }
        var account = server.account(Role.CLINICIAN);
        var pictures = Path.of("target/screenshots");
        try (var chromium = new Chromium()) {
            Page page = chromium.page();
            page.navigate(server.web().resolve("note.xhtml").toString());
            page.fill("#user", account.user());
            page.fill("#password", account.password());
            page.click("#login");
            Await.until("the note has come in", Duration.ofMinutes(2), () -> {
                page.navigate(server.web().resolve("note.xhtml").toString());
                return page.content().contains(journey.messages().noteId());
            });
            page.navigate(server.web()
                    .resolve("note.xhtml?id=" + journey.messages().noteId())
                    .toString());
            page.click("button[title='删除 发热']");
            page.waitForSelector("#reviewed");
            page.click("button[title='修改 胸痛']");
            page.selectOption("[id='correct:assertion']", "PRESENT");
            page.selectOption("[id='correct:attribute']", "degree");
            page.fill("[id='correct:value']", "剧烈");
            page.click("[id='correct:save']");
            page.waitForSelector("#record:has-text('剧烈')");
            page.click("#found summary");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(pictures.resolve("correction.png"))
                    .setFullPage(true));
            assertThat(page.textContent("#record")).doesNotContain("发热").contains("胸痛");
            assertThat(page.textContent("#found")).contains("发热");
            assertThat(page.textContent("#corrected")).contains(account.user());
        }
    }
}
