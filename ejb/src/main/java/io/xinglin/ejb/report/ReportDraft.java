package io.xinglin.ejb.report;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the results say, as a draft for the clinician.
 *
 * @param headline the most severe positive finding, those the card calls reliable first, in the work list's words
 */
record ReportDraft(Severity severity, String headline, String findingsText, String impressionText) {
    private static final String ADDED = "【新增 AI 结果】";

    /** A draft from scratch. */
    static ReportDraft of(List<ImagingResult> results) {
        return new ReportDraft(
                severity(results),
                headline(results),
                join(results.stream().map(ImagingResult::findingsZh).toList()),
                join(results.stream().map(ImagingResult::impressionZh).toList()));
    }

    /** A clinician's text stays; what is new is put below it, marked. */
    ReportDraft below(String findings, String impression, ImagingResult added) {
        return new ReportDraft(
                severity, headline, append(findings, added.findingsZh()), append(impression, added.impressionZh()));
    }

    private static Severity severity(List<ImagingResult> results) {
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .filter(Finding::positive)
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }

    private static String headline(List<ImagingResult> results) {
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .filter(Finding::positive)
                .min(Comparator.comparing(Finding::reliable, Comparator.reverseOrder())
                        .thenComparing(Finding::severity)
                        .thenComparing(
                                Comparator.comparingDouble(Finding::probability).reversed()))
                .map(finding ->
                        String.format(Locale.ROOT, "%s %.0f%%", finding.code().zh(), finding.probability() * 100))
                .orElse("未见阳性发现");
    }

    private static String append(String text, String addition) {
        return addition == null || addition.isBlank() ? text : text + "\n" + ADDED + addition;
    }

    private static String join(List<String> texts) {
        return texts.stream()
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
