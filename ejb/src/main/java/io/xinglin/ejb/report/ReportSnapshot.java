package io.xinglin.ejb.report;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.InstanceHeader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of a report as an interface engine gets it, kept with the delivery: what is held up arrives with the
 * content and the status it had, not with those of a later version.
 *
 * <p>Heat maps, masks and derived objects are left out, and of the study all headers but the first: HL7 names none of them.
 *
 * @param order null without an order
 */
record ReportSnapshot(
        String id,
        int version,
        ReportStatus status,
        Patient patient,
        ImagingOrder order,
        List<InstanceHeader> study,
        List<ImagingResult> results,
        String findingsText,
        String impressionText,
        String signedBy,
        Instant issuedAt) {

    static String write(Report report) {
        return Json.write(new ReportSnapshot(
                report.id(),
                report.version(),
                report.status(),
                report.patient(),
                report.order().orElse(null),
                report.study().stream().limit(1).toList(),
                report.results().stream().map(ReportSnapshot::withoutPixels).toList(),
                report.findingsText(),
                report.impressionText(),
                report.signedBy(),
                report.issuedAt()));
    }

    private static ImagingResult withoutPixels(ImagingResult result) {
        return result.withPictures(
                List.of(), result.regions().stream().map(Region::withoutMask).toList());
    }

    static Report read(String payload) {
        ReportSnapshot kept = Json.read(payload, ReportSnapshot.class);
        return new Report(
                kept.id,
                kept.version,
                kept.status,
                kept.patient,
                Optional.ofNullable(kept.order),
                kept.study,
                kept.results,
                List.of(),
                kept.findingsText,
                kept.impressionText,
                kept.signedBy,
                kept.issuedAt);
    }
}
