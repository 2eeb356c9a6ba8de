package io.xinglin.imaging.report;

/**
 * Draft text for a person to correct and sign.
 *
 * @param findingsZh 影像所见
 * @param impressionZh 影像诊断
 */
public record ReportDraft(String findingsZh, String impressionZh, String impressionEn) {}
