package io.xinglin.ear.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.core.account.Role;
import io.xinglin.ear.Await;
import io.xinglin.ear.CommandLine;
import io.xinglin.ear.Credentials;
import io.xinglin.ear.Journey;
import io.xinglin.ear.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Headless Chromium: a clinician logs in, opens the result, corrects it and signs it; corrects what was found
 * in a note; reads its aided diagnosis.
 */
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
    @Tag("REQ-SIM-03")
    void clinicianShouldBeLedFromAPictureToThoseThatLookLikeIt() throws Exception {
        var journey = Journey.on(server, "WEB4");
        journey.order();
        journey.images(journey.phantom(folder.resolve("alike"), 8));
        journey.awaitReport("preliminary");
        assertThat(CommandLine.run(
                                server,
                                "search",
                                "index",
                                "--threads",
                                "1",
                                server.home().resolve("archive").toString())
                        .output())
                .contains("files indexed");
        var account = server.account(Role.CLINICIAN);
        try (var chromium = new Chromium()) {
            Page page = chromium.page();
            page.navigate(server.web().resolve("worklist.xhtml").toString());
            page.fill("#user", account.user());
            page.fill("#password", account.password());
            page.click("#login");
            page.click("tr:has-text(\"" + journey.accession() + "\") a.open-report");
            page.waitForFunction("document.getElementById('slice').naturalWidth > 0");
            page.click("#similar");
            page.waitForFunction("document.querySelector('.similar .hit img').naturalWidth > 0");
            picture(page, "similar.png");
            assertThat(page.locator(".similar .hit").count()).isGreaterThan(3);
            page.click(".similar .hit a >> nth=0");
            page.waitForFunction("document.querySelector('.similar .asked img').naturalWidth > 0");
            page.click("[id='session:lang']");
            page.waitForSelector("h1:has-text('Similar pictures')");
            assertThat(page.locator(".similar .hit").count()).isGreaterThan(3);
            picture(page, "similar-en.png");
        }
    }

    /** Assertion and attribute of a fact in one save, as a person at the page would. */
    @Test
    @Tag("REQ-NLP-43")
    void clinicianShouldCorrectAFactOnThePage() throws Exception {
        String text = "主诉：咳嗽3天。\n现病史：患者3天前出现咳嗽，伴发热，体温最高39.2℃，无胸痛。予头孢曲松2g静滴。\n既往史：高血压10年。";
        var account = server.account(Role.CLINICIAN);
        try (var chromium = new Chromium()) {
            Page page = chromium.page();
            openNote(page, account, Journey.on(server, "WEB2"), text);
            page.click("button[title='删除 发热']");
            page.waitForSelector("#reviewed");
            page.click("button[title='修改 胸痛']");
            page.selectOption("[id='correct:assertion']", "PRESENT");
            page.selectOption("[id='correct:attribute']", "degree");
            page.fill("[id='correct:value']", "剧烈");
            page.click("[id='correct:save']");
            page.waitForSelector("#record:has-text('程度 剧烈')");
            page.click("#found summary");
            picture(page, "correction.png");
            assertThat(page.textContent("#record")).doesNotContain("发热").contains("胸痛 程度 剧烈");
            assertThat(page.textContent("#found")).contains("发热");
            assertThat(page.textContent("#corrected")).contains(account.user());
        }
    }

    @Test
    @Tag("REQ-DDX-08")
    void clinicianShouldReadTheAidedDiagnosisOfANote() throws Exception {
        String text = "主诉：右侧肢体无力2小时。\n现病史：患者男，67岁，2小时前突发右侧肢体无力、口角歪斜、言语不清，无头痛。长期口服华法林。\n既往史：高血压10年，心房颤动3年。";
        try (var chromium = new Chromium()) {
            Page page = chromium.page();
            openNote(page, server.account(Role.CLINICIAN), Journey.on(server, "WEB3"), text);
            page.click("#diagnosis");
            page.waitForSelector("#ranking .disease");
            picture(page, "diagnosis.png");
            assertThat(page.textContent(".alarm")).contains("紧急");
            assertThat(page.textContent("#ranking .disease")).contains("脑", "支持", "右侧肢体无力", "%");
            assertThat(page.locator("#ranking .disease mark").count()).isPositive();
            assertThat(page.textContent("#department")).contains("神经内科");
            assertThat(page.locator("#ask tbody tr").count()).isGreaterThan(2);
            page.click("[id='session:lang']");
            page.waitForSelector("h1:has-text('Aided diagnosis')");
            picture(page, "diagnosis-en.png");
            assertThat(page.textContent("#ranking .disease")).contains("For", "infarction", "Course");
        }
    }

    /** Sends the note, logs in, and opens it once it has come in. */
    private void openNote(Page page, Credentials account, Journey journey, String text) throws Exception {
        try (var emr = new Hl7Peer(server.hl7Port())) {
            assertThat(emr.send(journey.messages().note(journey.subject(), text))
                            .accepted())
                    .isTrue();
        }
        String note = journey.messages().noteId();
        page.navigate(server.web().resolve("note.xhtml").toString());
        page.fill("#user", account.user());
        page.fill("#password", account.password());
        page.click("#login");
        Await.until("the note has come in", Duration.ofMinutes(2), () -> {
            page.navigate(server.web().resolve("note.xhtml").toString());
            return page.content().contains(note);
        });
        page.navigate(server.web().resolve("note.xhtml?id=" + note).toString());
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots").resolve(name))
                .setFullPage(true));
    }
}
