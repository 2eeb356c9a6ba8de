package io.xinglin.imaging.model;

/** Draft sentences with the places {@code {labels}}, {@code {probability}} and {@code {slices}}. */
public record ReportTemplates(String positiveZh, String positiveEn, String negativeZh, String negativeEn) {}
