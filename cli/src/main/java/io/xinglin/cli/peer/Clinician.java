package io.xinglin.cli.peer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A clinician at the web pages: logs in by the form, finds the report on the work list, signs it. */
public final class Clinician {
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern REPORT_LINK = Pattern.compile("report\\.xhtml\\?id=([0-9a-zA-Z.-]+)");
    private static final Pattern TEXT_AREA = Pattern.compile("<textarea[^>]*name=\"([^\"]+)\"[^>]*>([^<]*)</textarea>");

    private final HttpPeer browser;

    public Clinician(HttpPeer browser) {
        this.browser = browser;
    }

    /** Logs in; true when the work list is shown. */
    public boolean logIn(String user, String password) throws IOException, InterruptedException {
        browser.page("worklist.xhtml");
        String page = browser.form("j_security_check", Map.of("j_username", user, "j_password", password));
        return page.contains("logout") || browser.page("worklist.xhtml").contains("logout");
    }

    /** The report on the work list whose row names the accession number. */
    public Optional<String> findReport(String accession) throws IOException, InterruptedException {
        for (String row : browser.page("worklist.xhtml").split("<tr")) {
            Matcher link = REPORT_LINK.matcher(row);
            if (row.contains(accession) && link.find()) {
                return Optional.of(link.group(1));
            }
        }
        return Optional.empty();
    }

    /** Opens the report and presses the sign button; true when the page then says it is signed. */
    public boolean sign(String reportId, String addition) throws IOException, InterruptedException {
        String path = "report.xhtml?id=" + reportId;
        String page = browser.page(path);
        var fields = new LinkedHashMap<String, String>();
        fields.put("report", "report");
        Matcher areas = TEXT_AREA.matcher(page);
        while (areas.find()) {
            String text = unescape(areas.group(2));
            fields.put(areas.group(1), areas.group(1).endsWith("impression") ? text + addition : text);
        }
        fields.put("report:sign", "");
        fields.put("jakarta.faces.ViewState", viewState(page));
        browser.form(path, fields);
        return browser.page(path).contains("status-FINAL");
    }

    /** Fills in the form for a note and sends it; the page that answers. */
    public String submitNote(String patientId, String text) throws IOException, InterruptedException {
        String path = "note.xhtml";
        String page = browser.page(path);
        var fields = new LinkedHashMap<String, String>();
        fields.put("note", "note");
        fields.put("note:patient", patientId);
        fields.put("note:type", "");
        fields.put("note:text", text);
        fields.put("note:submit", "");
        fields.put("jakarta.faces.ViewState", viewState(page));
        return browser.form(path, fields);
    }

    /** Presses a button of a form that has no other fields; the page that answers. */
    public String press(String path, String form, String button) throws IOException, InterruptedException {
        var fields = new LinkedHashMap<String, String>();
        fields.put(form, form);
        fields.put(form + ":" + button, "");
        fields.put("jakarta.faces.ViewState", viewState(browser.page(path)));
        return browser.form(path, fields);
    }

    /** Of the last form: the first one is the menu's. */
    private static String viewState(String page) {
        Matcher state = VIEW_STATE.matcher(page);
        String last = "";
        while (state.find()) {
            last = state.group(1);
        }
        return unescape(last);
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
