package io.xinglin.ear;

import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.HttpPeer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of unmatched studies, as the browser of a clinician uses it. */
final class UnmatchedList {
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*name=\"(unmatched:studies:[^\"]+)\"");
    private static final Pattern BUTTON = Pattern.compile("<button[^>]*name=\"(unmatched:studies:[^\"]+)\"");

    private final HttpPeer browser;

    UnmatchedList(RunningServer server, Credentials account) throws IOException, InterruptedException {
        browser = new HttpPeer(server.web(), "", "");
        if (!new Clinician(browser).logIn(account.user(), account.password())) {
            throw new AssertionError("the login failed");
        }
    }

    /** The row of a study by the patient id its images carry. */
    Optional<String> row(String patientId) {
        try {
            for (String row : browser.page("unmatched.xhtml").split("<tr")) {
                if (row.contains(patientId)) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Types the accession number beside the study and presses the button. */
    void resolve(String patientId, String accession) throws IOException, InterruptedException {
        String page = browser.page("unmatched.xhtml");
        String row = java.util.Arrays.stream(page.split("<tr"))
                .filter(part -> part.contains(patientId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such study in the list"));
        var fields = new LinkedHashMap<String, String>();
        fields.put("unmatched", "unmatched");
        fields.put(first(INPUT, row), accession);
        fields.put(first(BUTTON, row), "");
        fields.put("jakarta.faces.ViewState", last(VIEW_STATE, page));
        browser.form("unmatched.xhtml", fields);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("the page has no " + pattern);
        }
        return matcher.group(1);
    }

    private static String last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        String last = "";
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }
}
