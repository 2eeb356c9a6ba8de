package io.xinglin.ear.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.xinglin.core.account.Role;
import io.xinglin.ear.Journey;
import io.xinglin.ear.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headless Chromium: a clinician logs in, opens the result, corrects it and signs it. */
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
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1360, 900));
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
}
