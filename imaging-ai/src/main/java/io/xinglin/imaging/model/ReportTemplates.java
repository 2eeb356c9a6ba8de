package io.xinglin.imaging.model;

/**
 * Draft sentences with the places {@code {labels}}, {@code {probability}} and {@code {slices}}.
 *
 * @param unreliableZh added for positive labels the card says not to rely on
 */
public record ReportTemplates(
        String positiveZh,
        String positiveEn,
        String negativeZh,
        String negativeEn,
        String unreliableZh,
        String unreliableEn) {
    /** Of packages that report nothing. */
    static final ReportTemplates NONE = new ReportTemplates("", "", "", "", "", "");
}
