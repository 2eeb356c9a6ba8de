package io.xinglin.core.report;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.study.InstanceHeader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A diagnostic report on one study: what went out, or is to go out, in every standard.
 *
 * @param id stable identifier (UUID text); FHIR {@code DiagnosticReport.identifier}, HL7 {@code OBR-3} when there is no
 *     filler number
 * @param version counts up with every change, from 1; outgoing deliveries carry it so that a late one never overwrites a
 *     newer one
 * @param order the matched order, if there is one
 * @param study headers of the instances the results were made from
 * @param results one for each model that ran
 * @param derived headers of the SR and secondary capture objects made from the results
 * @param findingsText 影像所见 as it stands now (draft or corrected by the clinician)
 * @param impressionText 影像诊断 as it stands now
 * @param signedBy user name of the clinician; empty while preliminary
 */
public record Report(
        String id,
        int version,
        ReportStatus status,
        Patient patient,
        Optional<ImagingOrder> order,
        List<InstanceHeader> study,
        List<ImagingResult> results,
        List<InstanceHeader> derived,
        String findingsText,
        String impressionText,
        String signedBy,
        Instant issuedAt) {
    public Report {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(issuedAt, "issuedAt");
        study = List.copyOf(study);
        results = List.copyOf(results);
        derived = List.copyOf(derived);
        findingsText = Objects.requireNonNullElse(findingsText, "");
        impressionText = Objects.requireNonNullElse(impressionText, "");
        signedBy = Objects.requireNonNullElse(signedBy, "");
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "Report[" + id + " v" + version + " " + status + "]";
    }
}
